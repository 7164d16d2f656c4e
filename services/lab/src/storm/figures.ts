import { setTimeout as sleep } from 'node:timers/promises';
import type { Judged } from './judge.ts';
import { type LabApi, until } from './lab-api.ts';

const maxStartMs = 20_000;
const gibibyte = 1024 ** 3;
export const usualMemoryBytes = 1.5 * gibibyte;
/** MySQL takes more than MariaDB; the limits of all containers add up to twice this. */
export const containedMemoryBytes = 2 * gibibyte;

/** From the start of the lab's process to a first confirmed order. */
export async function firstOrder(upAfterMs: number, api: LabApi): Promise<Judged> {
  const startedAt = performance.now();
  const id = await api.place('brass-sextant');
  const isConfirmed = await until(() => api.isConfirmed(id), 20_000, 20);
  const totalMs = Math.round(upAfterMs + performance.now() - startedAt);
  return {
    what: 'start to first confirmed order within 20 s',
    isGood: isConfirmed && totalMs <= maxStartMs,
    figure: `${(totalMs / 1_000).toFixed(1)} s`,
  };
}

/** Memory of all components together, the lab and the dashboard among them. */
export async function memory(api: LabApi, maxMemoryBytes: number): Promise<Judged> {
  await sleep(2_500); // figures are sampled every 2 s
  const { figures } = await api.state();
  const bytes = figures.reduce((sum, figure) => sum + figure.memoryBytes, 0);
  const largest = [...figures]
    .sort((a, b) => b.memoryBytes - a.memoryBytes)
    .map((f) => `${f.id} ${Math.round(f.memoryBytes / 1024 ** 2)}`);
  return {
    what: `memory of everything at most ${maxMemoryBytes / gibibyte} GiB`,
    isGood: bytes > 0 && bytes <= maxMemoryBytes,
    figure: `${Math.round(bytes / 1024 ** 2)} MiB (${largest.join(', ')})`,
  };
}
