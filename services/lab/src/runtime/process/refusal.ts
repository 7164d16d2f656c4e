import type { DriverVerb, OwnedId, ProcessState, VerbRefusal } from '../driver.ts';

const dead: readonly ProcessState[] = ['absent', 'stopped', 'killed', 'crashed'];

/** In which states each verb makes sense. */
const allowed: Record<DriverVerb, readonly ProcessState[]> = {
  start: dead,
  stop: ['running', 'frozen'],
  // What is asked to end may take long; it can still be killed.
  kill: ['running', 'frozen', 'stopping'],
  freeze: ['running'],
  thaw: ['frozen'],
  restart: [...dead, 'running', 'frozen'],
};

/** The refusal of a verb that makes no sense in this state; undefined when it does. */
export function refusalOf(id: OwnedId, verb: DriverVerb, state: ProcessState): VerbRefusal | undefined {
  if (allowed[verb].includes(state)) return undefined;
  return { ok: false, id, verb, state, message: `${capitalised(id)} ${stateText(state)}: ${reason(verb, state)}.` };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function stateText(state: ProcessState): string {
  switch (state) {
    case 'absent':
      return 'was never started';
    case 'preparing':
      return 'is being prepared';
    case 'running':
      return 'runs';
    case 'stopping':
      return 'is ending';
    case 'frozen':
    case 'stopped':
    case 'killed':
      return `is ${state}`;
    case 'crashed':
      return 'has ended by itself';
    default:
      return state satisfies never;
  }
}

function reason(verb: DriverVerb, state: ProcessState): string {
  if (state === 'preparing' || state === 'stopping') return `wait for that before you ${verb} it`;
  if (verb === 'start') return state === 'frozen' ? 'thaw it instead' : 'there is nothing to start';
  if (verb === 'thaw') return 'only what is frozen can be thawed';
  if (verb === 'freeze' && state === 'frozen') return 'it is frozen already';
  return `there is nothing to ${verb}`;
}
