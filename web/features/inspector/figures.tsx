import type { ComponentId } from '@bulkhead/contracts';
import { useWorld } from '../../live/react.ts';
import { formatMegabytes } from '../../ui/format/figures.ts';
import { Section } from '../../ui/section.tsx';

export function Figures({ id }: { id: ComponentId }) {
  const figures = useWorld((world) => world.components[id].figures);
  const shown: [name: string, value: string][] = [
    ['CPU', figures ? `${figures.cpuPercent.toFixed(1)} %` : '–'],
    ['Memory', figures ? formatMegabytes(figures.memoryBytes) : '–'],
  ];
  if (figures?.connections) shown.push(['Connections', `${figures.connections.used} of ${figures.connections.max}`]);
  return (
    <Section title="Figures">
      <dl className="grid grid-cols-3 gap-2">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-mute">{name}</dt>
            <dd className="figures font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
