import type { ComponentId } from '@bulkhead/contracts';
import { type ComponentRole, components } from '@bulkhead/contracts/components';
import type { Measure } from '../../../live/series.ts';
import { Section } from '../../../ui/section.tsx';
import { FigureLine } from './figure-line.tsx';

type Shown = readonly (readonly [measure: Measure, name?: string])[];

const process: Shown = [['cpu'], ['memory']];

/** Which figures a component has, and what they are called there. */
const figuresOf: Record<ComponentRole, Shown> = {
  service: [['rate'], ['p95'], ['errors'], ...process],
  database: [['rate', 'Transactions'], ['p95'], ['errors'], ['connections'], ...process],
  broker: [['rate', 'Messages in'], ['p95', 'p95 to confirm'], ['errors'], ...process],
  external: [['rate', 'Requests'], ['p95'], ['errors'], ...process],
  'control-plane': process,
  dashboard: process,
};

export function FigureLines({ id }: { id: ComponentId }) {
  return (
    <Section title="The last minute">
      <div className="grid grid-cols-2 gap-1.5">
        {figuresOf[components[id].role].map(([measure, name]) => (
          <FigureLine key={measure} of={id} measure={measure} {...(name === undefined ? {} : { name })} />
        ))}
      </div>
    </Section>
  );
}
