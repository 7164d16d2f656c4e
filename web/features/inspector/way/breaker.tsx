import type { EdgeView } from '@bulkhead/world';
import { Section } from '../../../ui/section.tsx';

const looks = {
  closed: { sign: '✓', word: 'closed: calls pass', className: 'text-ok' },
  open: { sign: '✕', word: 'open: no call passes', className: 'text-bad' },
  'half-open': { sign: '○', word: 'half open: one call tries', className: 'text-undo' },
} as const;

/** The circuit breaker of a REST way, and what its state means. Messages and SQL have none; shoppers have none either. */
export function Breaker({ edge }: { edge: EdgeView }) {
  if (edge.opClass !== 'rest' || edge.from === 'shopper') return null;
  const { sign, word, className } = looks[edge.breaker ?? 'closed'];
  return (
    <Section title="Circuit breaker">
      <p className={`font-semibold ${className}`}>
        {sign} {word}
      </p>
      <p className="text-xs text-mute">{meaning(edge)}</p>
    </Section>
  );
}

function meaning({ breaker, from, to }: EdgeView): string {
  switch (breaker) {
    case 'open':
      return `${from} refuses at once instead of waiting for ${to}. After a second one call may try whether it is back.`;
    case 'half-open':
      return `One call asks whether ${to} is back. An answer closes the breaker, a failure opens it again.`;
    case 'closed':
      return `${to} answers again. Five failures in a row would open it.`;
    case null:
      return `It has not moved since ${from} was started: it starts closed. Five failures in a row would open it.`;
    default:
      return breaker satisfies never;
  }
}
