import type { Alert, LabEvent } from '@bulkhead/contracts';

/** An outbox row that waits longer than this is worth a look. */
const oldOutboxMs = 30_000;
/** More would be one story told many times. */
const maxAlerts = 200;

export interface AlertChange {
  raised: Alert[];
  /** Ids. */
  cleared: string[];
}

export interface AlertRules {
  current(): Alert[];
  /** Takes in what happened; the change says what is new and what is over. */
  observe(event: LabEvent): AlertChange;
  /** Time passes also when nothing happens. */
  tick(nowMs: number): AlertChange;
}

/** Decides what a person should be told: orders that need a hand, crashes, messages that go nowhere. */
export function createAlertRules(): AlertRules {
  const alerts = new Map<string, Alert>();
  const outboxes = new Map<string, { waiting: number; oldestAtMs: number; event: LabEvent }>();

  function set(change: AlertChange, alert: Alert): void {
    if (alerts.has(alert.id) || alerts.size >= maxAlerts) return;
    alerts.set(alert.id, alert);
    change.raised.push(alert);
  }

  function clear(change: AlertChange, id: string): void {
    if (alerts.delete(id)) change.cleared.push(id);
  }

  function observe(event: LabEvent): AlertChange {
    const change: AlertChange = { raised: [], cleared: [] };
    switch (event.kind) {
      case 'saga.changed':
      case 'order.changed':
        if (event.data.status === 'STUCK') set(change, stuckAlert(event.data.orderId));
        else clear(change, stuckId(event.data.orderId));
        break;
      case 'orders.recalled':
        for (const { orderId, status } of event.data.orders) {
          if (status === 'STUCK') set(change, stuckAlert(orderId));
        }
        break;
      case 'component.changed': {
        const { id, state, detail } = event.data;
        if (state === 'crashed') {
          const why = detail ?? 'Its log says more.';
          set(change, {
            id: `crashed:${id}`,
            severity: 'critical',
            title: `${id} ended by itself`,
            detail: why,
            component: id,
          });
        } else if (state !== 'preparing' && state !== 'starting') clear(change, `crashed:${id}`);
        break;
      }
      case 'outbox.sampled': {
        const { waiting, oldestMs = 0 } = event.data;
        outboxes.set(event.source, { waiting, oldestAtMs: event.at - oldestMs, event });
        break;
      }
      case 'queues.sampled':
        for (const { name, ready, unacked } of event.data.queues ?? []) {
          if (!name.endsWith('.dead')) continue;
          if (ready + unacked > 0) set(change, deadLetterAlert(name, ready + unacked));
          else clear(change, `dead:${name}`);
        }
        break;
      case 'audit.finished':
        for (const { invariant, title, verdict, witness = '' } of event.data.verdicts) {
          const id = `audit:${invariant}`;
          if (verdict !== 'violated') clear(change, id);
          else set(change, { id, severity: 'critical', title: `${invariant} is violated: ${title}`, detail: witness });
        }
        break;
      case 'reset.finished':
        outboxes.clear();
        for (const id of [...alerts.keys()]) if (!id.startsWith('crashed:')) clear(change, id);
        break;
      default:
      // Nothing else is a reason to call somebody.
    }
    return change;
  }

  return {
    current: () => [...alerts.values()],
    observe,
    tick(nowMs) {
      const change: AlertChange = { raised: [], cleared: [] };
      for (const [source, { waiting, oldestAtMs, event }] of outboxes) {
        const id = `outbox:${source}`;
        const ageMs = nowMs - oldestAtMs;
        if (waiting === 0 || ageMs < oldOutboxMs) clear(change, id);
        else {
          const detail = `${waiting} messages wait in its outbox, the oldest since ${Math.round(ageMs / 1_000)} s.`;
          set(change, { id, severity: 'warning', title: `${source} can't send`, detail, component: event.source });
        }
      }
      return change;
    },
  };
}

function stuckId(orderId: string): string {
  return `stuck:${orderId}`;
}

function stuckAlert(orderId: string): Alert {
  const title = `Order ${orderId.slice(-4).toUpperCase()} is stuck`;
  const detail = 'Its saga could not finish. Look at its steps, then retry it by hand.';
  return { id: stuckId(orderId), severity: 'critical', title, detail, component: 'order-service', orderId };
}

function deadLetterAlert(queue: string, messages: number): Alert {
  const title = `${messages} ${messages === 1 ? 'message was' : 'messages were'} given up`;
  return {
    id: `dead:${queue}`,
    severity: 'warning',
    title,
    detail: `They lie in ${queue}: look at them, then redrive.`,
    component: 'rabbitmq',
  };
}
