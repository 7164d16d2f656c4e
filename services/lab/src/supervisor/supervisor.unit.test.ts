import type { LabEvent } from '@bulkhead/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeDriver } from '../../test/fake-driver.ts';
import { createEventLog, type EventLog } from '../events/event-log.ts';
import { type OwnedId, ownedIds } from '../runtime/index.ts';
import type { Probe, ProbeAnswer } from './probe.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';

const soon = { timeout: 10_000, interval: 20 };

let answers: Map<OwnedId, ProbeAnswer>;
let fake: ReturnType<typeof createFakeDriver>;
let log: EventLog;
let supervisor: Supervisor;

function probeOf(id: OwnedId): Probe {
  return {
    ask: async () => answers.get(id) ?? Promise.reject(new Error('refused')),
    close: () => {},
  };
}

beforeEach(() => {
  answers = new Map();
  fake = createFakeDriver();
  log = createEventLog({ runId: 'run' });
  // fromEntries forgets the keys' type; they are exactly ownedIds.
  const probes = Object.fromEntries(ownedIds.map((id) => [id, probeOf(id)])) as Record<OwnedId, Probe>;
  supervisor = createSupervisor({ log, driver: fake.driver, probes, portOf: () => 1 });
  supervisor.watch();
});

afterEach(() => {
  supervisor.stop();
  log.close();
});

function statesOf(id: OwnedId): string[] {
  const events = log.since(0) ?? [];
  return events
    .filter((e) => e.kind === 'component.changed')
    .filter((e) => e.data.id === id)
    .map((e) => e.data.state);
}

function kinds(events: readonly LabEvent[] | undefined): string[] {
  return (events ?? []).map((event) => event.kind);
}

describe('the supervisor', () => {
  it('calls a component up only when a probe has had an answer', async () => {
    await supervisor.start('payment-mysql');
    expect(supervisor.status('payment-mysql').state).toBe('starting');
    answers.set('payment-mysql', { state: 'up' });
    await supervisor.waitFor(['payment-mysql'], ['up'], 10_000);
    expect(statesOf('payment-mysql')).toEqual(['starting', 'up']);
  });

  it('notices at once what the driver notices', async () => {
    await supervisor.start('rabbitmq');
    fake.set('rabbitmq', 'crashed', 'it ended with code 1');
    expect(supervisor.status('rabbitmq')).toMatchObject({ state: 'crashed', detail: 'it ended with code 1' });
    expect(supervisor.status('rabbitmq').pid).toBeUndefined();
  });

  it('says that a running component does not answer, and that it does again', async () => {
    answers.set('order-service', { state: 'up' });
    await supervisor.start('order-service');
    await supervisor.waitFor(['order-service'], ['up'], 10_000);
    answers.delete('order-service');
    await supervisor.waitFor(['order-service'], ['unknown'], 10_000);
    expect(supervisor.status('order-service').detail).toBe('no answer: refused');
    answers.set('order-service', { state: 'unready', detail: 'database: away' });
    await supervisor.waitFor(['order-service'], ['unready'], 10_000);
  });

  it('does not take an answer from before a freeze for one after it', async () => {
    answers.set('payment-mysql', { state: 'up' });
    await supervisor.act('payment-mysql', 'start');
    await supervisor.waitFor(['payment-mysql'], ['up'], 10_000);
    await supervisor.act('payment-mysql', 'freeze');
    expect(supervisor.status('payment-mysql').state).toBe('frozen');
    answers.delete('payment-mysql');
    await supervisor.act('payment-mysql', 'thaw');
    expect(supervisor.status('payment-mysql').state).toBe('unknown');
    answers.set('payment-mysql', { state: 'up' });
    await vi.waitFor(() => expect(supervisor.status('payment-mysql').state).toBe('up'), soon);
  });

  it('tells who asked before what came of it', async () => {
    await supervisor.start('payment-mysql');
    const before = log.world().seq;
    await supervisor.act('payment-mysql', 'kill', 'Ada');
    expect(kinds(log.since(before))).toEqual(['operator.acted', 'component.changed']);
  });

  it('tells nothing of a verb that was refused', async () => {
    const outcome = await supervisor.act('payment-mysql', 'kill');
    expect(outcome).toEqual({
      ok: false,
      state: 'absent',
      message: expect.stringContaining('there is nothing to kill'),
    });
    expect(kinds(log.since(0))).toEqual([]);
  });

  it('names what is not there at the deadline', async () => {
    await supervisor.start('web');
    await expect(supervisor.waitFor(['web', 'rabbitmq'], ['up'], 50)).rejects.toThrow(
      'web (starting), rabbitmq (absent)',
    );
  });
});
