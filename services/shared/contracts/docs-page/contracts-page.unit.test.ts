import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderContracts } from './render.ts';

it('docs/contracts.md says what the schemas say (npm run docs writes it anew)', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../../docs/contracts.md'), 'utf8');
  expect(page).toBe(renderContracts());
});
