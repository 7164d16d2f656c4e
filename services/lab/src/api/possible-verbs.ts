import type { ComponentId, ComponentState, Verb } from '@bulkhead/contracts';

/** What can be done to a component in a state. */
export function possibleVerbs(state: ComponentState): readonly Verb[] {
  switch (state) {
    case 'up':
    case 'unready':
    case 'unknown':
    case 'starting':
      return ['stop', 'kill', 'freeze', 'restart'];
    case 'frozen':
      return ['thaw', 'stop', 'kill', 'restart'];
    case 'stopping':
      return ['kill'];
    case 'preparing':
      return [];
    case 'absent':
    case 'stopped':
    case 'killed':
    case 'crashed':
      return ['start'];
    default:
      return state satisfies never;
  }
}

/** Why a verb is never carried out here; undefined when it may be. */
export function forbiddenBecause(id: ComponentId, verb: Verb): string | undefined {
  if (id === 'lab')
    return `The lab does not ${verb} itself. End it with Ctrl-C where it runs, or with \`bulkhead down\`.`;
  if (id === 'web' && verb !== 'start' && verb !== 'restart') {
    return `The dashboard is what you look through: it can be started and restarted, not ${pastOf[verb]}.`;
  }
  return undefined;
}

const pastOf: Record<Verb, string> = {
  start: 'started',
  stop: 'stopped',
  kill: 'killed',
  freeze: 'frozen',
  thaw: 'thawed',
  restart: 'restarted',
};
