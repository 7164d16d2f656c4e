import type { ComponentStatus } from '@bulkhead/contracts';
import { useSeconds } from '../../../live/react.ts';
import { stateLooks, stateText } from '../../../ui/state-look.ts';

/** A state in words: with its age when near, the word alone when far. */
export function StateWords({ status }: { status: ComponentStatus }) {
  const nowMs = useSeconds();
  return (
    <>
      <span className="bh-near">{stateText(status.state, status.sinceMs, nowMs)}</span>
      <span className="bh-far">{stateLooks[status.state].word}</span>
    </>
  );
}
