import type { Act } from '../../data/ledger.ts';
import { asCli } from './commands/as-cli.ts';
import { asCurl } from './commands/as-curl.ts';
import { asDocker } from './commands/as-docker.ts';
import { knownAct } from './known-act.ts';

export const flavours = ['cli', 'docker', 'curl'] as const;
export type Flavour = (typeof flavours)[number];

export const flavourNames: Record<Flavour, string> = { cli: 'CLI', docker: 'docker', curl: 'curl' };

const missing: Record<Flavour, string> = {
  cli: 'the command line has nothing for this',
  docker: 'the lab does it, no container',
  curl: '',
};

/** An act in one flavour; or why there is no such command. */
export function commandIn(flavour: Flavour, act: Act, labAddress: string): { command?: string; why: string } {
  const command = {
    cli: () => asCli(knownAct(act), labAddress),
    docker: () => asDocker(knownAct(act)),
    curl: () => asCurl(act, labAddress),
  }[flavour]();
  return command === undefined ? { why: missing[flavour] } : { command, why: '' };
}
