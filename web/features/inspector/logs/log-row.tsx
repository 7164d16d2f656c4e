import { useUiActions } from '../../../live/react.ts';
import { formatClock } from '../../../ui/format/time.ts';
import { Marked } from './marked.tsx';
import type { LogLevel, LogLine } from './read-line.ts';

const levelLooks: Record<LogLevel, { sign: string; className: string }> = {
  debug: { sign: '·', className: 'text-mute' },
  info: { sign: 'i', className: 'text-mute' },
  warn: { sign: '△', className: 'text-undo' },
  error: { sign: '✕', className: 'text-bad' },
};
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface LogRowProps {
  line: LogLine;
  search: string;
  isWrapped: boolean;
}

/** One line: when, how bad, what, and what else it says. */
export function LogRow({ line, search, isWrapped }: LogRowProps) {
  const { atMs, level, message, fields } = line;
  const look = level === null ? undefined : levelLooks[level];
  return (
    <div
      className={`border-t border-line/60 py-0.5 ${isWrapped ? 'break-words whitespace-pre-wrap' : 'w-max whitespace-pre'}`}
    >
      {atMs !== null && (
        <time className="text-mute" dateTime={new Date(atMs).toISOString()} title={new Date(atMs).toISOString()}>
          {formatClock(atMs)}{' '}
        </time>
      )}
      {look && level !== 'info' && (
        <b className={look.className}>
          {look.sign} {level}{' '}
        </b>
      )}
      <Marked text={message} search={search} />
      {fields.map(([name, value]) =>
        name === 'stack' ? (
          <Stack key={name} stack={value} search={search} />
        ) : (
          <span key={name} className="text-mute">
            {'  '}
            {name}=<Field name={name} value={value} search={search} />
          </span>
        ),
      )}
    </div>
  );
}

function Field({ name, value, search }: { name: string; value: string; search: string }) {
  const { openOrder } = useUiActions();
  if (name !== 'orderId' || !uuid.test(value)) return <Marked text={value} search={search} />;
  return (
    <button type="button" className="text-accent underline underline-offset-2" onClick={() => openOrder(value)}>
      <Marked text={value} search={search} />
    </button>
  );
}

/** Where an error came from: long, and seldom what is looked for first. It opens when the search finds something in it. */
function Stack({ stack, search }: { stack: string; search: string }) {
  const wanted = search.trim().toLowerCase();
  const isFound = wanted !== '' && stack.toLowerCase().includes(wanted);
  return (
    <details open={isFound} className="text-mute">
      <summary>stack</summary>
      <Marked text={stack} search={search} />
    </details>
  );
}
