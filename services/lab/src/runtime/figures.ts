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
  const memory = createMemoryReader(clock);

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
        const bytes = await Promise.all(family.map((facts) => memory.of(facts)));
        return {
          id,
          cpuPercent: Math.round((usedMs / elapsedMs) * 1_000) / 10,
          memoryBytes: bytes.reduce((sum, own) => sum + own, 0),
        };
      });
      const result = await Promise.all(figures);
      before = now;
      beforeMs = nowMs;
      memory.keepOnly(now);
      return result;
    },
  };
}

/** A pid alone could be another process's by now. */
function keyOf(facts: ProcessFacts): string {
  return `${facts.pid}/${facts.startTime}`;
}

/** Asking the kernel for memory costs milliseconds, as it walks all pages; memory moves slowly. */
const memoryEveryMs = 10_000;

/** Memory of processes, at most so old. */
function createMemoryReader(clock: () => number) {
  const known = new Map<string, { bytes: number; atMs: number }>();
  return {
    async of(facts: ProcessFacts): Promise<number> {
      const key = keyOf(facts);
      const old = known.get(key);
      // Jittered, so that not all are asked for at once.
      if (old !== undefined && clock() - old.atMs < memoryEveryMs * (0.75 + Math.random() / 2)) return old.bytes;
      const bytes = await memoryOf(facts.pid);
      known.set(key, { bytes, atMs: clock() });
      return bytes;
    },
    /** Forgets the processes that are gone. */
    keepOnly(alive: ReadonlyMap<string, unknown>): void {
      for (const key of known.keys()) if (!alive.has(key)) known.delete(key);
    },
  };
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
