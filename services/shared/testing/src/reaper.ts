import { type ChildProcess, spawn } from 'node:child_process';

/**
 * A small shell process that outlives this one: when its input ends (because this process ended, however that came
 * about), it kills the groups and removes the folders that were left. So a test run that is interrupted or killed leaves
 * nothing behind.
 */
const script = `
groups=''
while read -r what value; do
  case $what in
    group) groups="$groups $value" ;;
    gone) rest=''; for g in $groups; do [ "$g" = "$value" ] || rest="$rest $g"; done; groups=$rest ;;
    folder) set -- "$@" "$value" ;;
  esac
done
for g in $groups; do kill -s KILL -- "-$g" 2>/dev/null; done
for folder in "$@"; do rm -rf -- "$folder" 2>/dev/null || { sleep 1; rm -rf -- "$folder"; }; done
`;

let reaper: ChildProcess | undefined;

function tell(line: string): void {
  if (reaper === undefined) {
    reaper = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    reaper.on('error', () => undefined);
    reaper.stdin?.on('error', () => undefined);
    reaper.unref();
    // A pipe of a child keeps this process alive unless told otherwise; its type does not show that it can be told.
    (reaper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  }
  reaper.stdin?.write(`${line}\n`);
}

/** From now on this process group ends with us. */
export function reapGroup(pid: number): void {
  tell(`group ${pid}`);
}

/** The group has ended; its number may come to mean another. */
export function forgetGroup(pid: number): void {
  tell(`gone ${pid}`);
}

/** From now on this folder is removed when we have ended. */
export function reapFolder(folder: string): void {
  tell(`folder ${folder}`);
}
