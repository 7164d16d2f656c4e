import type { EdgeView, OpClass, World } from '@bulkhead/world';
import { useCallback } from 'react';
import { useShownMs, useWorld } from '../../live/react.ts';
import { isTold, trafficOf } from '../../live/series.ts';
import { formatRate } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';
import { ChoiceRow, PlainTable } from './plain-table.tsx';

const classWords: Record<OpClass, string> = { rest: 'requests', amqp: 'messages', sql: 'transactions' };
const breakerWords = { closed: '✓ closed', open: '✕ open', 'half-open': '◐ half open' } as const;

export function WaysTable() {
  // One text, so that the table is drawn again only when a way is new.
  const ids = useWorld((world) => Object.keys(world.edges).sort().join('\n'));
  return (
    <PlainTable
      caption="Ways"
      columns={['Way', 'Carries', 'Each second', 'p50', 'p95', 'Failures each second', 'Breaker']}
      none={ids === '' ? 'Nothing has gone any way yet.' : undefined}
    >
      {ids.split('\n').map((id) => (
        <Row key={id} id={id} />
      ))}
    </PlainTable>
  );
}

function Row({ id }: { id: string }) {
  const edge = useWorld(useCallback((world: World) => world.edges[id], [id]));
  const told = useWorld((world) => edge !== undefined && isTold(world, edge));
  const nowMs = useShownMs();
  if (edge === undefined) return null;
  const { rate, errors, p95 } = trafficOf(edge, told, nowMs);
  return (
    <ChoiceRow
      selection={{ kind: 'way', id }}
      name={`${edge.from} → ${edge.to}`}
      cells={[
        classWords[edge.opClass],
        rate === null ? 'unknown' : formatRate(rate),
        p95 === null ? '–' : formatDuration(edge.p50Ms),
        p95 === null ? '–' : formatDuration(p95),
        errors === null ? 'unknown' : formatRate(errors),
        breakerOf(edge),
      ]}
    />
  );
}

function breakerOf({ opClass, from, breaker }: EdgeView): string {
  return opClass === 'rest' && from !== 'shopper' ? breakerWords[breaker ?? 'closed'] : 'none';
}
