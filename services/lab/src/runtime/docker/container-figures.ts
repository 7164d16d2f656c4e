import type { ComponentFigure } from '@bulkhead/contracts';
import { ownedIds } from '../driver.ts';
import type { EngineClient } from './engine-client.ts';

/** CPU since the call before and memory now of every running container, by the engine's accounts, and of the lab itself. */
export function createContainerFigures(
  engine: Pick<EngineClient, 'use'>,
  clock: () => number = () => performance.now(),
): { read(): Promise<ComponentFigure[]> } {
  let before = new Map<string, number>();
  let beforeMs = clock();
  let labBeforeMs = labCpuMs();

  return {
    async read() {
      const use = await engine.use();
      const nowMs = clock();
      const elapsedMs = Math.max(1, nowMs - beforeMs);
      const percent = (usedMs: number) => Math.max(0, Math.round((usedMs / elapsedMs) * 1_000) / 10);
      const figures = use.flatMap(({ component, cpuMs, memoryBytes }): ComponentFigure[] => {
        const id = ownedIds.find((known) => known === component);
        if (id === undefined) return [];
        const last = before.get(component);
        // Less than before: it was started again, and counts from nothing.
        const usedMs = last === undefined ? 0 : cpuMs < last ? cpuMs : cpuMs - last;
        return [{ id, cpuPercent: percent(usedMs), memoryBytes }];
      });
      const labMs = labCpuMs();
      figures.push({ id: 'lab', cpuPercent: percent(labMs - labBeforeMs), memoryBytes: process.memoryUsage.rss() });
      before = new Map(use.map(({ component, cpuMs }) => [component, cpuMs]));
      beforeMs = nowMs;
      labBeforeMs = labMs;
      return figures;
    },
  };
}

function labCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
