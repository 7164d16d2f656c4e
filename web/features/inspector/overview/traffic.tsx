import type { ComponentId } from '@bulkhead/contracts';
import type { EdgeView } from '@bulkhead/world';
import { useShownMs, useUiActions, useWorld } from '../../../live/react.ts';
import { isTold, trafficOf } from '../../../live/series.ts';
import { formatRate } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import { Section } from '../../../ui/section.tsx';

/** The traffic to and from a component: how much, how fast, how much of it failed. */
export function Traffic({ id }: { id: ComponentId }) {
  const edges = useWorld((world) => world.edges);
  const own = Object.values(edges)
    .filter((edge) => edge.from === id || edge.to === id)
    .sort((a, b) => Number(a.from === id) - Number(b.from === id) || a.id.localeCompare(b.id));
  if (own.length === 0) return null;
  return (
    <Section title="Traffic">
      <table className="w-full text-left">
        <thead className="text-[11px] text-mute">
          <tr>
            <th className="font-medium">Way</th>
            <th className="text-right font-medium">Rate</th>
            <th className="text-right font-medium">p50</th>
            <th className="text-right font-medium">p95</th>
          </tr>
        </thead>
        <tbody>
          {own.map((edge) => (
            <Row key={edge.id} id={id} edge={edge} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Row({ id, edge }: { id: ComponentId; edge: EdgeView }) {
  const { choose } = useUiActions();
  const nowMs = useShownMs();
  const told = useWorld((world) => isTold(world, edge));
  const { rate, errors, p95 } = trafficOf(edge, told, nowMs);
  const isMoving = rate !== null && rate > 0;
  return (
    <tr className="border-t border-line">
      <td className="py-1 pr-2">
        <button
          type="button"
          className="text-left hover:text-accent hover:underline"
          onClick={() => choose({ kind: 'way', id: edge.id })}
        >
          {edge.from === id ? `→ ${edge.to}` : `← ${edge.from}`}
        </button>
        {edge.breaker && edge.breaker !== 'closed' && (
          <b className="block text-xs text-bad">✕ breaker {edge.breaker}</b>
        )}
        {isMoving && errors !== null && errors > 0 && (
          <span className="block text-xs text-bad">✕ {formatRate(errors)}/s fail</span>
        )}
        {rate === null && <span className="block text-xs text-mute">◌ not known</span>}
      </td>
      <td className="figures py-1 text-right text-xs">{isMoving ? `${formatRate(rate)}/s` : '–'}</td>
      <td className="figures py-1 text-right text-xs">{isMoving ? formatDuration(edge.p50Ms) : '–'}</td>
      <td className="figures py-1 text-right text-xs">{p95 === null ? '–' : formatDuration(p95)}</td>
    </tr>
  );
}
