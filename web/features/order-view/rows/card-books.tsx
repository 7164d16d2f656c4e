import type { PassportCard } from '@bulkhead/contracts';
import { formatMoney } from '../../../ui/format/figures.ts';
import { formatClock } from '../../../ui/format/time.ts';
import { LongText } from '../../../ui/long-text.tsx';
import { Section } from '../../../ui/section.tsx';

/** What the outside company has in its own books under this order's key: the only witness of a lost answer. */
export function CardBooks({ card }: { card: PassportCard }) {
  return (
    <Section
      title="card-processor"
      side={<span className="figures text-[11px] text-mute">its own file, read {formatClock(card.readAtMs)}</span>}
    >
      {card.state === 'unknown' ? (
        <p className="rounded-lg border border-dashed border-mute px-2.5 py-2">
          <b className="font-semibold">? Unknown:</b> {card.why}
        </p>
      ) : card.charge === undefined ? (
        <p className="text-mute">It has never heard of this order.</p>
      ) : (
        <div className="grid gap-1 rounded-lg border border-line bg-card px-2.5 py-1.5 text-xs">
          <p className="flex justify-between gap-2">
            <b className="figures font-semibold">{card.charge.status}</b>
            <span className="figures">{formatMoney({ amount: card.charge.amountCents, currency: 'EUR' })}</span>
          </p>
          {card.charge.reason && <LongText text={card.charge.reason} />}
          <ol>
            {card.charge.movements.map((movement) => (
              <li key={`${movement.at}${movement.status}`} className="figures flex justify-between gap-2 text-mute">
                <span>{movement.status}</span>
                <time>{formatClock(Date.parse(movement.at))}</time>
              </li>
            ))}
          </ol>
          <p className="figures text-[11px] break-all text-mute">{card.charge.chargeId}</p>
        </div>
      )}
    </Section>
  );
}
