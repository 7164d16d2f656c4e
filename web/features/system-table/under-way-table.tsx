import { useEffect, useState } from 'react';
import { useFeed, useLookBack } from '../../live/react.ts';
import { shortId } from '../../ui/format/figures.ts';
import { ChoiceRow, PlainTable } from './plain-table.tsx';
import { nothingUnderWay, underWay } from './under-way.ts';

/** Twice a second: more often nobody can read it. */
const everyMs = 500;

function useUnderWay() {
  const { choreographer } = useFeed();
  const lookBack = useLookBack();
  const [seen, setSeen] = useState(nothingUnderWay);
  useEffect(() => {
    function look(): void {
      const past = lookBack.dots();
      const now = past?.atMs ?? performance.now();
      setSeen((before) => underWay(past?.dots ?? choreographer.dots(now), now, before));
    }
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [choreographer, lookBack]);
  return seen;
}

export function UnderWayTable() {
  const { dots, count } = useUnderWay();
  const caption = count > dots.length ? `Under way now: ${dots.length} of ${count}` : 'Under way now';
  return (
    <PlainTable
      caption={caption}
      columns={['What', 'Order', 'Where', 'How far']}
      none={count === 0 ? 'Nothing just now.' : undefined}
    >
      {dots.map(({ spanId, what, orderId, where, far }) => (
        <ChoiceRow
          key={spanId}
          selection={{ kind: 'span', spanId }}
          name={what}
          cells={[orderId === undefined ? '–' : shortId(orderId), where, far]}
        />
      ))}
    </PlainTable>
  );
}
