// Takes the MySQL server out of its image into .bulkhead/mysql-9.7, with its libraries and messages, so that tests can run
// it as they run the system's own: started, killed and frozen as a process. BULKHEAD_DATABASE_SERVER names it to them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitWith, SetupFailure } from '../setup/failure.mjs';
import { stateDir } from '../setup/paths.mjs';
import { docker } from './compose.mjs';
import { lookAtEngine } from './look.mjs';

const image = 'mysql:9.7';
const folder = join(stateDir, 'mysql-9.7');

/** Run in the image: everything that the server needs, as one archive on standard output. */
const collect = `
set -euo pipefail
server=$(command -v mysqld)
setting() { "$server" --no-defaults --user=root --verbose --help 2>/dev/null | awk -v name="$1" '$1 == name { print $2 }'; }
mkdir -p /tmp/taken/lib /tmp/taken/share /tmp/taken/plugin
cp -L "$server" /tmp/taken/mysqld.bin
ldd "$server" | awk '/=> \\//{ print $3 }' | xargs -I{} cp -L {} /tmp/taken/lib/
cp -L "$(ldd "$server" | awk '/ld-linux/{ print $1 }')" /tmp/taken/lib/mysqld-loader
cp -rL "$(setting lc-messages-dir)/." /tmp/taken/share/
cp -rL "$(setting plugin-dir)/." /tmp/taken/plugin/ || true
tar -C /tmp/taken -cf - .
`;

/** The server of another system, run by that system's own loader and libraries. */
const wrapper = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/lib/mysqld-loader" --library-path "$here/lib" "$here/mysqld.bin" "$@" --basedir="$here" --plugin-dir="$here/plugin" --lc-messages-dir="$here/share" --character-sets-dir="$here/share/charsets"
`;

try {
  await lookAtEngine();
  if (existsSync(join(folder, 'mysqld'))) process.exit(0);
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  // Pulled where it is not there yet; a failure says why.
  const pulled = await docker(['image', 'inspect', image, '--format', '{{.Id}}']);
  if (pulled.exitCode !== 0) await must(['pull', image]);
  await take(partial);
  writeFileSync(join(partial, 'mysqld'), wrapper);
  chmodSync(join(partial, 'mysqld'), 0o755);
  renameSync(partial, folder);
  process.stdout.write(`MySQL of ${image} is in ${folder}\n`);
} catch (error) {
  exitWith(error);
}

/** @param {string} target */
async function take(target) {
  const source = spawn('docker', ['run', '--rm', '--network', 'none', '--entrypoint', 'bash', image, '-c', collect], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 300_000,
  });
  const sink = spawn('tar', ['-x', '-C', target], { stdio: [source.stdout, 'inherit', 'inherit'], timeout: 300_000 });
  const codes = await Promise.all([once(source, 'exit'), once(sink, 'exit')]);
  if (codes.some(([code]) => code !== 0)) throw new SetupFailure(`The server could not be taken out of ${image}.`);
}

/** @param {string[]} args */
async function must(args) {
  const { exitCode, output } = await docker(args, 900_000);
  if (exitCode !== 0) throw new SetupFailure(`docker ${args.join(' ')} failed:\n${output.trim()}`);
}
