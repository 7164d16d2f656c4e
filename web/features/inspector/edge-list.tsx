import type { ComponentId } from '@bulkhead/contracts';
import { useSeconds, useWorld } from '../../live/react.ts';
import { formatRate } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';
import { Section } from '../../ui/section.tsx';

const freshMs = 3_000;

/** The traffic to and from a component: how much, how fast, how much of it failed. */
export function EdgeList({ id }: { id: ComponentId }) {
  const edges = useWorld((world) => world.edges);
  const nowMs = useSeconds();
  const own = Object.values(edges).filter((edge) => edge.from === id || edge.to === id);
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
          {own.map((edge) => {
            const isFresh = nowMs - edge.at < freshMs && edge.ratePerSecond > 0;
            return (
              <tr key={edge.id} className="border-t border-line">
                <td className="py-1 pr-2">
                  {edge.from === id ? `→ ${edge.to}` : `← ${edge.from}`}
                  {edge.breaker && edge.breaker !== 'closed' && (
                    <b className="block text-xs text-bad">✕ breaker {edge.breaker}</b>
                  )}
                  {isFresh && edge.errorsPerSecond > 0 && (
                    <span className="block text-xs text-bad">✕ {formatRate(edge.errorsPerSecond)}/s fail</span>
                  )}
                </td>
                <td className="figures py-1 text-right text-xs">
                  {isFresh ? `${formatRate(edge.ratePerSecond)}/s` : '–'}
                </td>
                <td className="figures py-1 text-right text-xs">{isFresh ? formatDuration(edge.p50Ms) : '–'}</td>
                <td className="figures py-1 text-right text-xs">{isFresh ? formatDuration(edge.p95Ms) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
