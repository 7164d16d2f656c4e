import type { LabEvent } from '@bulkhead/contracts';
import { type Draft, draftOf } from './draft.ts';
import { foldLabFact } from './fold/lab-facts.ts';
import { foldServiceFact } from './fold/service-facts.ts';
import { noteHeard } from './fold/spans.ts';
import { turnPulse } from './story/pulse.ts';
import { emptyWorld, type World } from './world.ts';

// #region reduce
/**
 * Folds one event into the world. Pure: what it does not touch keeps its identity, and an event that was folded
 * before (by its `seq`), or that belongs to another run, gives back the same object.
 */
export function reduce(world: World, event: LabEvent): World {
  return reduceAll(world, [event]);
}

/** The same for many events, in order; far cheaper than one by one, because each collection is copied only once. */
export function reduceAll(world: World, events: readonly LabEvent[]): World {
  let draft: Draft | undefined;
  for (const event of events) {
    const current: World = draft?.world ?? world;
    if (event.runId !== current.runId) {
      if (!beginsAnew(current, event)) continue;
      draft = draftOf({ ...emptyWorld(), runId: event.runId });
    } else if (event.seq <= current.seq) continue;
    draft ??= draftOf(current);
    fold(draft, event);
  }
  return draft?.world ?? world;
}

/** The first run that is seen may be joined in its middle; another one takes over only by its beginning. */
function beginsAnew(world: World, event: LabEvent): boolean {
  return world.runId === null || (event.kind === 'run.started' && event.at >= world.at);
}

function fold(draft: Draft, event: LabEvent): void {
  draft.world.seq = event.seq;
  draft.world.at = Math.max(draft.world.at, event.at);
  turnPulse(draft, event);
  noteHeard(draft, event);
  const labFact = foldServiceFact(draft, event);
  if (labFact !== null) foldLabFact(draft, labFact);
}
// #endregion reduce
