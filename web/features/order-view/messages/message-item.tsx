import type { MessageType, PassportDelivery, PassportMessage } from '@bulkhead/contracts';
import { isCompensation, kindOf } from '@bulkhead/contracts/messages/topology';
import { formatCount } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import { shortSource, spanOutcomes } from '../trace/span-words.ts';
import { whereItWaits } from './where-it-waits.ts';

const looks = {
  command: { sign: '●', word: 'command', className: 'text-command' },
  outcome: { sign: '◆', word: 'answer', className: 'text-event' },
  fact: { sign: '◆', word: 'fact', className: 'text-event' },
  undo: { sign: '◀', word: 'undoing', className: 'text-undo' },
} as const;

interface MessageItemProps {
  message: PassportMessage;
  /** The beginning of the trace: times are told from here. */
  bornAtMs: number;
}

/** One message on its way: by whom, why, when, to whom, and what became of it. */
export function MessageItem({ message, bornAtMs }: MessageItemProps) {
  const { type, from, sent, deliveries, causedBy, refused, id } = message;
  const { sign, word, className } = looks[lookOf(type)];
  const waits = whereItWaits(message);
  const after = (ms: number) => `+${formatDuration(Math.max(0, ms - bornAtMs))}`;
  const [first] = sent;
  return (
    <li className="grid gap-0.5 border-t border-line py-2 first:border-0">
      <p className="flex justify-between gap-2">
        <span className="min-w-0 truncate font-semibold">
          <span className={className}>{sign}</span> {type}
        </span>
        <span className={`shrink-0 text-xs ${className}`}>{word}</span>
      </p>
      <ul className="grid gap-0.5 pl-4 text-xs">
        <li className="text-mute">
          {from ? shortSource(from) : '? an unknown sender'} sent it
          {first && <span className="figures"> {after(first.atMs)}</span>}
          {causedBy && ` because of ${causedBy.name}`}
        </li>
        {sent.length > 1 && <li className="text-undo">○ sent {formatCount(sent.length, 'time')}, with the same id</li>}
        {first && (
          <li className={sent.some(({ confirmedMs }) => confirmedMs !== undefined) ? 'text-mute' : 'text-undo'}>
            {confirmText(sent)}
          </li>
        )}
        {deliveries.map((delivery) => (
          <Delivery key={delivery.spanId} delivery={delivery} after={after} />
        ))}
        {refused.map(({ queue, why, atMs }) => (
          <li key={`${queue}${atMs}`} className="text-undo [overflow-wrap:anywhere]">
            ○ {queue}: refused, {why}
          </li>
        ))}
        {waits.map((queue) => (
          <li key={queue} className="text-undo">
            ○ not taken from {queue} yet
          </li>
        ))}
        <li className="figures text-[11px] break-all text-mute">{id}</li>
      </ul>
    </li>
  );
}

function Delivery({ delivery, after }: { delivery: PassportDelivery; after: (ms: number) => string }) {
  const { queue, to, atMs, durationMs, outcome, detail } = delivery;
  const { sign, word, className } = spanOutcomes[outcome];
  return (
    <li className="[overflow-wrap:anywhere]">
      <span className={className}>{sign}</span> {queue} ▸ {shortSource(to)}{' '}
      <span className="figures text-mute">
        {after(atMs)}
        {durationMs !== undefined && `, ${formatDuration(durationMs)}`}
      </span>
      {outcome !== 'ok' && <span className={className}> {detail ?? word}</span>}
    </li>
  );
}

function confirmText(sent: PassportMessage['sent']): string {
  const confirmed = sent.find(({ confirmedMs }) => confirmedMs !== undefined)?.confirmedMs;
  return confirmed === undefined
    ? '○ the broker has not confirmed it: it waits in the outbox'
    : `the broker confirmed it in ${formatDuration(confirmed)}`;
}

function lookOf(type: string): keyof typeof looks {
  const known = type as MessageType; // of another version it falls through to the last
  return isCompensation(known) ? 'undo' : kindOf(known);
}
