// npm start: makes everything ready, then brings the lab up. `npm start -- --help` shows the lab's own options.
import './setup/node-version.mjs';
import { join } from 'node:path';
import { ensure } from './setup/ensure.mjs';
import { exitWith } from './setup/failure.mjs';
import { handOver } from './setup/hand-over.mjs';
import { pinnedNode, rootDir } from './setup/paths.mjs';
import { labParts } from './setup/system/index.mjs';

const cli = join(rootDir, 'services', 'lab', 'src', 'cli', 'main.ts');
const args = process.argv.slice(2);
const onlyHelp = args.includes('--help') || args.includes('-h');

try {
  await ensure(onlyHelp ? {} : { parts: labParts, dashboard: !args.includes('--no-web') });
  await handOver(pinnedNode, [cli, 'up', ...args]);
} catch (error) {
  exitWith(error);
}
