import { useFeed, useUi, useUiActions } from '../../live/react.ts';
import { useKeys } from '../keys/index.ts';
import { stepFrom } from './maths/range-summary.ts';
import { panned, type View, zoomed } from './maths/view.ts';
import type { DiagramHandle } from './use-diagram.ts';

const within = '[data-timeline-cursor]';

/** Keys that count while the diagram has the focus: step by event, by second, to the ends; zoom and pan. */
export function useTimelineKeys(handle: DiagramHandle, change: (view: View) => void, orderId: string | null): void {
  const { past, nowMs } = useFeed();
  const { lookAt } = useUiActions();
  const moment = useUi((ui) => ui.moment);
  const at = () => moment ?? Math.round(nowMs());

  function step(direction: 1 | -1): void {
    const next = stepFrom(past, at(), direction, orderId);
    if (next !== null) lookAt(next);
    else if (direction > 0) lookAt(null);
  }
  function zoom(factor: number): void {
    const scale = handle.diagram?.scale();
    if (!scale) return;
    change(zoomed(handle.state.view, scale, moment === null ? scale.width / 2 : scale.xOf(moment), factor));
  }
  function pan(px: number): void {
    const scale = handle.diagram?.scale();
    if (scale) change(panned(handle.state.view, scale, px));
  }
  const first = () => past.known()?.fromMs;
  const section = 'Timeline' as const;
  useKeys([
    { keys: 'ArrowLeft', does: 'The event before', section, within, repeats: true, run: () => step(-1) },
    { keys: 'ArrowRight', does: 'The next event', section, within, repeats: true, run: () => step(1) },
    { keys: 'Shift+ArrowLeft', does: 'A second back', section, within, repeats: true, run: () => lookAt(at() - 1_000) },
    { keys: 'Shift+ArrowRight', does: 'A second on', section, within, repeats: true, run: () => lookAt(at() + 1_000) },
    { keys: 'Home', does: 'The first that is known', section, within, run: () => lookAt(Math.ceil(first() ?? at())) },
    { keys: 'End', does: 'Back to live', section, within, run: () => lookAt(null) },
    { keys: '+', does: 'Closer', section, within, run: () => zoom(0.6) },
    { keys: '-', does: 'Wider', section, within, run: () => zoom(1 / 0.6) },
    { keys: 'PageUp', does: 'What was before', section, within, run: () => pan(200) },
    { keys: 'PageDown', does: 'What came after', section, within, run: () => pan(-200) },
  ]);
}
