import { useLine } from '../../../live/react.ts';
import { lineKey, type Measure } from '../../../live/series.ts';
import { formatMegabytes, formatRate } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import { Sparkline } from '../../../ui/sparkline.tsx';

interface Look {
  readonly name: string;
  /** What it means, for whoever points at it. */
  readonly title: string;
  readonly text: (value: number) => string;
  /** The top of the box at least. */
  readonly atLeast: number;
  /** A figure that is unwanted as soon as there is any of it. */
  readonly isBad?: true;
}

const perSecond = (value: number) => `${formatRate(value)}/s`;

const looks: Record<Measure, Look> = {
  cpu: { name: 'CPU', title: 'Of one core', text: (value) => `${value.toFixed(1)} %`, atLeast: 10 },
  memory: {
    name: 'Memory',
    title: 'What is shared with others counts in part',
    text: formatMegabytes,
    atLeast: 64 * 1_048_576,
  },
  rate: { name: 'Handled', title: 'Requests, messages or transactions that came in', text: perSecond, atLeast: 2 },
  p95: { name: 'p95', title: 'Nineteen of twenty took less', text: formatDuration, atLeast: 20 },
  errors: { name: 'Errors', title: 'Those that failed', text: perSecond, atLeast: 1, isBad: true },
  connections: { name: 'Connections', title: 'Open now', text: String, atLeast: 10 },
  depth: { name: 'Waiting', title: 'Messages in the queue, those in hand included', text: String, atLeast: 10 },
};

/** One figure now and over the last minute. `of` is a component, a way or a queue. */
export function FigureLine({ of, measure, name }: { of: string; measure: Measure; name?: string }) {
  const look = looks[measure];
  const line = useLine(lineKey(of, measure));
  const now = line.at(-1) ?? null;
  const known = line.filter((value) => value !== null);
  const peak = known.length === 0 ? null : Math.max(...known);
  const isBad = look.isBad === true && peak !== null && peak > 0;
  const title = name ?? look.name;
  const said = now === null ? 'not known' : look.text(now);
  const peakText = peak === null ? '' : `, at most ${look.text(peak)} in the last minute`;
  return (
    <div className="grid min-w-0 gap-0.5 rounded-lg bg-raised px-2 py-1.5" title={look.title}>
      <div className="flex items-baseline justify-between gap-1">
        <span className="truncate text-xs text-mute">{title}</span>
        <b className={`figures text-xs whitespace-nowrap ${isBad && now !== 0 ? 'text-bad' : ''}`}>
          {isBad && now !== 0 && '✕ '}
          {now === null ? '–' : look.text(now)}
        </b>
      </div>
      <Sparkline
        line={line}
        atLeast={look.atLeast}
        label={`${title}: ${said}${peakText}`}
        className={isBad ? 'text-bad' : 'text-command'}
      />
      <span className="figures text-[10px] text-mute" aria-hidden="true">
        {peak === null ? (measure === 'p95' ? 'nothing to measure' : 'not known') : `peak ${look.text(peak)}`}
      </span>
    </div>
  );
}
