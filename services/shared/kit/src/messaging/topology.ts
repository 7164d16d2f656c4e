import { deadLetterQueue, exchanges, queueNames, queues } from '@bulkhead/contracts';
import type { Channel } from 'amqplib';

// #region declare
/**
 * Declares every exchange and queue. Each service does it on each connection, so that none depends on another having
 * been there. Queue arguments can't be changed later: limits are in a policy of the broker, not here.
 */
export async function declareTopology(channel: Channel): Promise<void> {
  for (const exchange of exchanges) await channel.assertExchange(exchange, 'topic', { durable: true });
  for (const name of queueNames) {
    const spec = queues[name];
    const dead = deadLetterQueue(name);
    await channel.assertQueue(dead, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await channel.assertQueue(name, {
      durable: true,
      arguments: {
        'x-queue-type': 'quorum',
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': dead,
        // A dead letter must not get lost on its way: it stays until the dead-letter queue has confirmed it.
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
      },
    });
    for (const type of spec.binds) await channel.bindQueue(name, spec.exchange, type);
  }
}
// #endregion declare
