import { healthSchema } from '@bulkhead/contracts';
import type { Probe } from './probe.ts';

const get = (url: string, deadlineMs: number) =>
  fetch(url, { signal: AbortSignal.timeout(deadlineMs), redirect: 'manual', headers: { 'user-agent': 'lab' } });

/** Asks a service whether it can do its work. A service that answers, but cannot, is `unready` with its own reasons. */
export function createServiceProbe(baseUrl: string): Probe {
  return {
    async ask(deadlineMs) {
      const response = await get(`${baseUrl}/health/ready`, deadlineMs);
      if (response.ok) {
        await response.body?.cancel();
        return { state: 'up' };
      }
      const health = healthSchema.safeParse(await response.json().catch(() => undefined));
      return {
        state: 'unready',
        detail: health.success ? missingParts(health.data.checks) : `it answers ${response.status}`,
      };
    },
    close: () => {},
  };
}

/** `database: nothing listens on its port`. The broker is named only when nothing else is: a service can do without it. */
function missingParts(checks: Record<string, { status: string; detail?: string | undefined }>): string {
  const all = Object.entries(checks).filter(([, check]) => check.status !== 'ok');
  const needed = all.filter(([part]) => part !== 'broker');
  const missing = needed.length > 0 ? needed : all;
  return missing.map(([part, { detail }]) => (detail ? `${part}: ${detail}` : part)).join('; ') || 'it gives no reason';
}

/** Asks a web server for a small file. Any answer counts: whether the page is good is not for a probe to say. */
export function createWebProbe(baseUrl: string): Probe {
  return {
    async ask(deadlineMs) {
      const response = await get(`${baseUrl}/icon.svg`, deadlineMs);
      await response.body?.cancel();
      return { state: 'up' };
    },
    close: () => {},
  };
}
