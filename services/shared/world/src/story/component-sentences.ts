import type { ComponentId, ComponentState, ComponentStatus, LabEvent, LabEventOf } from '@bulkhead/contracts';
import type { Draft } from '../draft.ts';
import { type Sentence, tell } from './tell.ts';
import { because } from './words.ts';

type Words = Omit<Sentence, 'component'>;

/** What keeps a component from answering, in words. Null: nothing that is known. */
export function stateWords(state: ComponentState): string | null {
  switch (state) {
    case 'killed':
      return 'is killed';
    case 'crashed':
      return 'has crashed';
    case 'stopped':
    case 'stopping':
      return 'is stopped';
    case 'frozen':
      return 'is frozen';
    case 'starting':
    case 'preparing':
      return 'is still starting';
    case 'unready':
      return 'cannot work';
    case 'absent':
    case 'unknown':
    case 'up':
      return null;
    default:
      return state satisfies never;
  }
}

/** `before`: its state until now. */
export function tellComponentChanged(
  draft: Draft,
  event: LabEventOf<'component.changed'>,
  before: ComponentState,
): void {
  const { id, state } = event.data;
  // A service that has just said why itself is not told of twice.
  const isToldOf = state === 'unready' && draft.world.components[id].database.state === 'unavailable';
  if (state === before || isToldOf) return;
  const words = sentenceOf(event.data, before);
  if (words !== null) tell(draft, event, { ...words, component: id });
}

function sentenceOf({ id, state, detail }: ComponentStatus, before: ComponentState): Words | null {
  switch (state) {
    case 'up':
      return upSentence(id, before);
    case 'unready':
      // On its way up it is no news that something is still missing.
      if (before === 'starting') return null;
      return { text: `${id} is alive but cannot do its work${because(detail)}`, tone: 'bad' };
    case 'frozen':
      return { text: `${id} is frozen: its connections are open, but nothing answers.`, tone: 'bad' };
    case 'killed':
      return { text: `${id} was killed.`, tone: 'bad' };
    case 'crashed':
      // The detail is the rest of the sentence: `ended by itself with code 1`.
      return { text: `${id} ${detail?.replace(/\.+$/, '') ?? 'ended by itself'}.`, tone: 'bad' };
    case 'stopped':
      return { text: `${id} was stopped.`, tone: 'bad' };
    case 'unknown':
      return before === 'up' || before === 'unready' ? { text: `${id} does not answer its probe.`, tone: 'bad' } : null;
    case 'absent':
    case 'preparing':
    case 'starting':
    case 'stopping':
      return null;
    default:
      return state satisfies never;
  }
}

function upSentence(id: ComponentId, before: ComponentState): Words | null {
  switch (before) {
    case 'unready':
      return { text: `${id} can do its work.`, tone: 'good' };
    case 'frozen':
      return { text: `${id} is thawed and answers again.`, tone: 'good' };
    default:
      return { text: `${id} answers${before === 'unknown' ? ' again' : ''}.`, tone: 'good' };
  }
}

/** What a person asked for; that it came about is told by the component itself. */
export function tellOperatorActed(draft: Draft, event: LabEventOf<'operator.acted'>): void {
  const { verb, target, by } = event.data;
  const component = target in draft.world.components ? { component: target as ComponentId } : {}; // just looked up
  tell(draft, event, {
    text: `Asked by ${by === undefined ? 'a program' : `the ${by}`}: ${verb} ${target}.`,
    tone: 'neutral',
    ...component,
  });
}

/** The first event of a run. */
export function tellRunStarted(draft: Draft, event: Extract<LabEvent, { kind: 'run.started' }>): void {
  tell(draft, event, { text: 'The lab has started. Its parts come up one by one.', tone: 'neutral' });
}
