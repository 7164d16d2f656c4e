import type { KnownAct } from '../known-act.ts';

const dockerVerbs: Record<string, string> = {
  start: 'start',
  stop: 'stop',
  kill: 'kill',
  freeze: 'pause',
  thaw: 'unpause',
  restart: 'restart',
};

/** The same in a lab that runs in containers, which are named like the parts. Undefined: no container does this. */
export function asDocker(act: KnownAct): string | undefined {
  const verb = act.kind === 'verb' ? dockerVerbs[act.verb] : undefined;
  return verb === undefined || act.kind !== 'verb' ? undefined : `docker ${verb} ${act.id}`;
}
