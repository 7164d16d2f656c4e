import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderContracts } from './render.ts';

await writeFile(join(import.meta.dirname, '../../../../docs/contracts.md'), renderContracts());
