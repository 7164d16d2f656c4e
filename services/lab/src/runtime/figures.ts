import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ComponentFigure, ComponentId } from '@bulkhead/contracts';
import type { ProcessFacts } from './process/identity.ts';
import { familyOf, listProcesses } from './process/process-table.ts';

const run = promisify(execFile);

export interface FigureReader {
  /** Measures each component: the processes with these pids and all that belong to them. */
  read(leaders: ReadonlyMap<ComponentId, readonly number[]>): Promise<ComponentFigure[]>;
}

/** Measures CPU and memory. CPU is the share of one core since the call before; the first call says 0. */
export function createFigureReader(clock: () => number = () => performance.now()): FigureReader {
  let before = new Map<string, number>();
  let beforeMs = clock();

  return {
    async read(leaders) {
      const all = await listProcesses();
      const nowMs = clock();
      const elapsedMs = Math.max(1, nowMs - beforeMs);
      const now = new Map<string, number>();
      const figures = [...leaders].map(async ([id, pids]): Promise<ComponentFigure> => {
        // The lab counts alone: what it started are components of their own.
        const family =
          id === 'lab' ? all.filter((facts) => pids.includes(facts.pid)) : pids.flatMap((pid) => familyOf(pid, all));
        let usedMs = 0;
        for (const facts of family) {
          const key = keyOf(facts);
          now.set(key, facts.cpuMs);
          // A process that was not there before used all its time since.
          if (before.size > 0) usedMs += facts.cpuMs - (before.get(key) ?? 0);
        }
        const memory = await Promise.all(family.map((facts) => memoryOf(facts.pid)));
        return {
          id,
          cpuPercent: Math.round((usedMs / elapsedMs) * 1_000) / 10,
          memoryBytes: memory.reduce((sum, bytes) => sum + bytes, 0),
        };
      });
      const result = await Promise.all(figures);
      before = now;
      beforeMs = nowMs;
      return result;
    },
  };
}

/** A pid alone could be another process's by now. */
function keyOf(facts: ProcessFacts): string {
  return `${facts.pid}/${facts.startTime}`;
}

/** Memory from `/proc/<pid>/smaps_rollup`: the proportional set size, which counts shared pages once. */
export function parsePss(text: string): number | undefined {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

async function memoryOf(pid: number): Promise<number> {
  if (process.platform === 'linux') {
    const pss = parsePss(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''));
    if (pss !== undefined) return pss;
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  }
  const answer = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined);
  return Number(answer?.stdout.trim() ?? 0) * 1024;
}
