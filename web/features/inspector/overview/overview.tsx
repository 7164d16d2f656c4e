import type { ComponentId } from '@bulkhead/contracts';
import { FigureLines } from './figure-lines.tsx';
import { Traffic } from './traffic.tsx';
import { Troubles } from './troubles.tsx';

/** How a component is doing, at a glance. */
export function Overview({ id }: { id: ComponentId }) {
  return (
    <div className="grid gap-5">
      <Troubles id={id} />
      <FigureLines id={id} />
      <Traffic id={id} />
    </div>
  );
}
