import type { LabEvent } from '@bulkhead/contracts';
import type { Draft } from '../draft.ts';
import type { StoryPulse } from '../views.ts';
import { tell } from './tell.ts';
import { countText } from './words.ts';

/** Up to so many new orders a second are told step by step; above that, orders are summed up per second. */
const toldPerSecond = 3;
const none: StoryPulse['counts'] = { accepted: 0, confirmed: 0, cancelled: 0 };

/** Turns to the second of `event`, and sums up the one before. Decided from event times alone, so a replay tells the same. */
export function turnPulse(draft: Draft, event: LabEvent): void {
  const second = Math.floor(event.at / 1000);
  const { storyPulse: pulse } = draft.world;
  if (second <= pulse.second) return;
  const text = digest(pulse.counts);
  if (text !== null) tell(draft, event, { text, tone: 'neutral' });
  const acceptedBefore = second === pulse.second + 1 ? pulse.accepted : 0;
  draft.world.storyPulse = { second, accepted: 0, acceptedBefore, counts: none };
}

/** Counts an accepted order and says whether its steps are told one by one. */
export function acceptsTelling(draft: Draft): boolean {
  const { storyPulse: pulse } = draft.world;
  draft.world.storyPulse = { ...pulse, accepted: pulse.accepted + 1 };
  return pulse.accepted < toldPerSecond && pulse.acceptedBefore <= toldPerSecond;
}

/** Counts what an order did that is not told one by one. */
export function countSilently(draft: Draft, what: keyof StoryPulse['counts']): void {
  const { storyPulse: pulse } = draft.world;
  draft.world.storyPulse = { ...pulse, counts: { ...pulse.counts, [what]: pulse.counts[what] + 1 } };
}

function digest({ accepted, confirmed, cancelled }: StoryPulse['counts']): string | null {
  const parts = [
    ...(accepted > 0 ? [`${countText(accepted, 'order')} accepted`] : []),
    ...(confirmed > 0 ? [`${accepted > 0 ? confirmed : countText(confirmed, 'order')} confirmed`] : []),
    ...(cancelled > 0 ? [`${accepted + confirmed > 0 ? cancelled : countText(cancelled, 'order')} cancelled`] : []),
  ];
  return parts.length === 0 ? null : `${parts.join(', ')}.`;
}
