import type { ComponentId, MessageType, SpanStarted } from '@bulkhead/contracts';
import { isCompensation, kindOf, type QueueName, queueNames, queues } from '@bulkhead/contracts/messages/topology';
import type { Glyph } from './dot.ts';

const messageTypes: ReadonlySet<string> = new Set(queueNames.flatMap((name) => queues[name].binds));

function isMessageType(name: string): name is MessageType {
  return messageTypes.has(name);
}

/** Where a published message lands: its one queue, or the exchange when it is copied into several. */
function landingOf(name: string): QueueName | 'exchange' {
  const targets = queueNames.filter((queue) => queues[queue].binds.some((type) => type === name));
  return targets.length === 1 && targets[0] !== undefined ? targets[0] : 'exchange';
}

/**
 * The route that a span's dot takes, or undefined when it is not drawn: a call between two parts of the lab is seen
 * from both ends, and is the caller's dot.
 */
export function routeOf(source: ComponentId, span: SpanStarted): string | undefined {
  switch (span.op) {
    case 'publish':
      return `publish:${source}>${landingOf(span.name)}`;
    case 'consume':
      return `consume:${span.queue ?? 'unknown'}`;
    case 'http-client':
      return `rest:${source}>${span.peer}`;
    case 'http-server':
      return span.peer === 'shopper' ? `rest:shopper>${source}` : undefined;
    case 'sql':
      return `sql:${source}`;
    default:
      return span.op satisfies never;
  }
}

const failures: ReadonlySet<string> = new Set(['inventory.rejected', 'payment.failed', 'notification.failed']);
const undoing = /release|refund|void|cancel/;

/** What a span's dot looks like while nothing is known of its end. */
export function glyphOf(span: SpanStarted): Glyph {
  if (span.op === 'publish' || span.op === 'consume') {
    if (!isMessageType(span.name)) return 'event';
    if (isCompensation(span.name)) return 'undo';
    if (failures.has(span.name)) return 'failure';
    if (span.name === 'order.confirmed') return 'success';
    return kindOf(span.name) === 'command' ? 'command' : 'event';
  }
  return span.op === 'http-client' && undoing.test(span.name) ? 'undo' : 'command';
}
