// Runs a TypeScript file of the repository, or a command of its packages, on the pinned Node.js:
//   node scripts/run.mjs FILE args…
//   node scripts/run.mjs --bin NAME args…
import './setup/node-version.mjs';
import { resolve } from 'node:path';
import { ensure } from './setup/ensure.mjs';
import { exitWith, SetupFailure } from './setup/failure.mjs';
import { handOver } from './setup/hand-over.mjs';
import { packageBin, pinnedNode, rootDir } from './setup/paths.mjs';

const [first, ...rest] = process.argv.slice(2);
try {
  const isBin = first === '--bin';
  const name = isBin ? rest[0] : first;
  if (name === undefined) throw new SetupFailure('Usage: node scripts/run.mjs FILE args…  or  --bin NAME args…', 2);
  await ensure();
  if (isBin) await handOver(packageBin(name), rest.slice(1));
  else await handOver(pinnedNode, [resolve(rootDir, name), ...rest]);
} catch (error) {
  exitWith(error);
}
