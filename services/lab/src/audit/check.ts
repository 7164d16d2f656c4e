import type { Verdict } from '@bulkhead/contracts';
import { checkAgreement } from './check-agreement.ts';
import { checkEffects } from './check-effects.ts';
import { checkMoney } from './check-money.ts';
import { checkNothingLost, checkOrdersEnd } from './check-orders.ts';
import { checkQueues } from './check-queues.ts';
import { checkStock } from './check-stock.ts';
import type { AuditFacts, MessagingFacts, Read } from './facts.ts';
import { unknownVerdict } from './findings.ts';
import { messagesUnderWay } from './pipeline.ts';

/** Every invariant that this version checks, judged over one reading. Pure. */
export function checkAll(facts: AuditFacts): Verdict[] {
  const underWay = messagesUnderWay(facts);
  const { accepted, orders, stock, payments, charges, notifications, queues } = facts;
  const messaging = readAll(facts.messaging);
  return [
    judge('I1', 'No accepted order is lost', { accepted, orders }, (v) => checkNothingLost(v.accepted, v.orders)),
    judge('I2', 'Every order ends, and its end never changes', { orders }, (v) => checkOrdersEnd(v.orders)),
    judge('I3', 'Stock adds up', { stock, orders }, (v) => checkStock(v.stock, v.orders, underWay)),
    judge('I4', 'Money adds up', { payments, charges, orders }, (v) =>
      checkMoney(v.payments, v.charges, v.orders, underWay),
    ),
    judge('I5', 'The services agree about every order', { orders, stock, payments, notifications }, (v) =>
      checkAgreement({ ...v, underWay }),
    ),
    judge('I6', 'Each effect happens at most once', { stock, payments, charges, notifications, messaging }, (v) =>
      checkEffects({ ...v, queues }),
    ),
    judge('I11', 'Queues and outboxes run dry', { queues, messaging, orders }, (v) =>
      checkQueues(v.queues, v.messaging, v.orders),
    ),
  ];
}

type Reads = Record<string, Read<unknown>>;
type Values<R extends Reads> = { [K in keyof R]: R[K] extends Read<infer T> ? T : never };

/** Judges when everything that the invariant needs was read; says what was not, otherwise. */
function judge<R extends Reads>(
  invariant: string,
  title: string,
  reads: R,
  check: (values: Values<R>) => Verdict,
): Verdict {
  const unread = Object.values(reads).flatMap((read) => (read.ok ? [] : [read.why]));
  if (unread.length > 0) return unknownVerdict(invariant, title, unread);
  const values = Object.fromEntries(
    Object.entries(reads).map(([name, read]) => [name, read.ok ? read.value : undefined]),
  );
  // All of them are `ok`, as the line above found; fromEntries forgets which is which.
  return check(values as Values<R>);
}

function readAll(messaging: AuditFacts['messaging']): Read<(readonly [string, MessagingFacts])[]> {
  const all: (readonly [string, MessagingFacts])[] = [];
  const why: string[] = [];
  for (const [id, read] of Object.entries(messaging)) {
    if (read.ok) all.push([id, read.value]);
    else why.push(read.why);
  }
  return why.length > 0 ? { ok: false, why: why.join(' ') } : { ok: true, value: all };
}
