import type { ComponentId, LabEvent } from '@bulkhead/contracts';
import type { Output } from './output.ts';
import { durationText } from './words.ts';

const nameWidth = 22;

/** Says of each component once that it is up, with the time it took, and of those that end what happened. */
export function createStartProgress(out: Output) {
  const startedAtMs = Date.now();
  const told = new Map<ComponentId, string>();

  function tell(event: LabEvent): void {
    if (event.kind !== 'component.changed') return;
    const { id, state, flavour, detail } = event.data;
    if (told.get(id) === state) return;
    if (state !== 'up' && state !== 'crashed') return;
    told.set(id, state);
    const after = `after ${durationText(Date.now() - startedAtMs)}`;
    const mark = state === 'up' ? out.painted('good', 'up') : out.painted('bad', 'crashed');
    out.line(
      `  ${id.padEnd(nameWidth)} ${mark} ${after}${flavour ? out.painted('quiet', `  ${flavour}`) : ''}${state === 'crashed' && detail ? `  ${detail}` : ''}`,
    );
  }

  return {
    onFrame(events: readonly LabEvent[]): void {
      for (const event of events) tell(event);
    },
    text: (text: string) => out.line(`  ${text}`),
    elapsedMs: () => Date.now() - startedAtMs,
  };
}
