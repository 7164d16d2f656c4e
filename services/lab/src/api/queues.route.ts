import {
  deadLetterQueue,
  type QueueName,
  queuedMessagesSchema,
  queueListSchema,
  queueNames,
  redriveResultSchema,
} from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route } from '@bulkhead/kit/http';
import { z } from 'zod';
import { listQueues } from '../queues/list-queues.ts';
import { peekMessages } from '../queues/peek-messages.ts';
import { redrive } from '../queues/redrive.ts';
import { answering } from './as-problem.ts';
import type { LabParts } from './parts.ts';

const redriveDeadlineMs = 30_000;
const name = z.object({ name: z.string() });

export function queueRoutes({ management, amqpUrl }: Pick<LabParts, 'management' | 'amqpUrl'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/queues',
      summary: 'Every queue: what waits, what is in work, what was given up.',
      answer: queueListSchema,
      problems: ['broker-unavailable'],
      handle: () => answering(async () => ok(await listQueues(management))),
    }),
    defineRoute({
      method: 'get',
      path: '/api/queues/{name}/messages',
      summary: 'The first messages of a queue or dead-letter queue, left in place. They are marked as redelivered.',
      params: name,
      answer: queuedMessagesSchema,
      problems: ['not-found', 'broker-unavailable'],
      handle: ({ params }) =>
        answering(async () => {
          const dead = queueNames.map(deadLetterQueue);
          if (!dead.includes(params.name)) knownQueue(params.name);
          return ok(await peekMessages(management, params.name));
        }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/queues/{name}/redrive',
      summary: 'Move the dead letters of a queue back into it.',
      params: name,
      answer: redriveResultSchema,
      problems: ['not-found', 'broker-unavailable'],
      deadlineMs: redriveDeadlineMs + 8_000,
      handle: ({ params }) =>
        answering(async () => ok({ moved: await redrive(amqpUrl, knownQueue(params.name), redriveDeadlineMs) })),
    }),
  ];
}

function knownQueue(given: string): QueueName {
  const queue = queueNames.find((known) => known === given);
  if (queue !== undefined) return queue;
  throw new ProblemError('not-found', `There is no queue ${given.slice(0, 80)}. There are: ${queueNames.join(', ')}.`);
}
