import { useEffect, useReducer, useRef, useState } from 'react';
import { useFeed, useUi, useUiActions } from '../../live/react.ts';
import { formatMoment } from '../../ui/format/time.ts';
import { layLanes } from './maths/lanes.ts';
import { showing } from './maths/view.ts';
import { spanText } from './maths/words.ts';
import { RangeBar } from './range-bar.tsx';
import { SpanTable } from './span-table.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import { useDiagram } from './use-diagram.ts';
import { usePointer } from './use-pointer.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';

const heightPx = 184;
const lanes = layLanes(heightPx);

/** The diagram with what can be done to it. */
export function TimelineBody() {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { past } = useFeed();
  const { lookAt, choose } = useUiActions();
  const moment = useUi((ui) => ui.moment);
  const openOrderId = useUi((ui) => ui.openOrderId);
  const chosenSpanId = useUi((ui) => (ui.selected?.kind === 'span' ? ui.selected.spanId : null));
  const [isOnlyOrder, setOnlyOrder] = useState(true);
  const [isTable, setTable] = useState(false);
  // The canvas draws by itself; React follows what the words and buttons around it say.
  const [, follow] = useReducer((count: number) => count + 1, 0);
  const said = useRef('');
  const handle = useDiagram(canvasRef, () => {
    const now = `${handle.state.view.fixed === null} ${handle.state.view.isFolding} ${handle.diagram?.scene()?.density === null}`;
    if (now !== said.current) follow();
    said.current = now;
  });
  const { state } = handle;
  const orderId = isOnlyOrder ? openOrderId : null;

  useEffect(() => {
    const isBack = moment === null && state.momentMs !== null;
    Object.assign(state, { momentMs: moment, orderId, chosenSpanId });
    if (isBack) state.view = { ...state.view, fixed: null };
    handle.redraw();
  }, [handle, state, moment, orderId, chosenSpanId]);

  function change(view: typeof state.view): void {
    state.view = view;
    handle.redraw();
    follow();
  }
  const pointer = usePointer(handle, {
    onMoment: (ms) => lookAt(Math.round(ms)),
    onSpan: (spanId) => choose({ kind: 'span', spanId }),
    onChange: follow,
  });
  useTimelineKeys(handle, change, orderId);

  const hovered = pointer.hovered;
  const isDense = handle.diagram?.scene()?.density !== null && handle.diagram?.scene() !== null;
  const value = moment ?? past.known()?.toMs ?? 0;
  return (
    <div className="grid">
      <TimelineTools
        handle={handle}
        change={change}
        {...{ isTable, setTable, isOnlyOrder, setOnlyOrder }}
        hasOrder={openOrderId !== null}
        hint={
          hovered
            ? `${formatMoment(hovered.ms)}${hovered.span ? ` · ${spanText(hovered.span)}` : ''}`
            : isDense
              ? 'Too much for single lines: darker is more. Zoom in to tell them apart.'
              : 'Click: look at that moment. Drag: choose a range.'
        }
      />
      <div className="relative grid grid-cols-[92px_minmax(0,1fr)] max-sm:grid-cols-[64px_minmax(0,1fr)]">
        <div className="relative text-[11px] text-mute" aria-hidden="true" style={{ height: heightPx }}>
          {lanes.map(({ id, label, y, isThin }) => (
            <span
              key={id}
              className={`absolute right-2 left-1 truncate text-right ${isThin ? 'text-[9px]' : 'text-ink'}`}
              style={{ top: y, transform: 'translateY(-50%)' }}
            >
              {label}
            </span>
          ))}
        </div>
        <div
          role="slider"
          tabIndex={0}
          data-timeline-cursor
          aria-label="The moment that is shown"
          aria-valuemin={past.known()?.fromMs ?? 0}
          aria-valuemax={past.known()?.toMs ?? 0}
          aria-valuenow={value}
          aria-valuetext={moment === null ? 'now, live' : formatMoment(moment)}
          className="relative -outline-offset-2"
          style={{ height: heightPx }}
        >
          <canvas
            ref={canvasRef}
            className="block h-full w-full cursor-crosshair touch-pan-y select-none"
            {...pointer.handlers}
          />
        </div>
        {isTable && <SpanTable handle={handle} orderId={orderId} />}
      </div>
      {state.range !== null && (
        <RangeBar
          range={state.range}
          past={past}
          onZoom={(range) => {
            const scale = handle.diagram?.scale();
            if (!scale) return;
            state.range = null;
            change(showing(state.view, range, { width: scale.width, nowMs: range.toMs, activity: past.activity() }));
          }}
          onClose={() => {
            state.range = null;
            handle.redraw();
            follow();
          }}
        />
      )}
    </div>
  );
}
