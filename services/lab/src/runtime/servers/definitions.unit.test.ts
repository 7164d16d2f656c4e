import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deadLetterQueue, queueNames } from '@bulkhead/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '../paths.ts';

const schema = z.object({
  policies: z.array(
    z.object({
      name: z.string(),
      pattern: z.string(),
      definition: z.looseObject({ 'delivery-limit': z.int().optional() }),
    }),
  ),
});

test('every queue has a delivery limit far above a few crashes, and no dead-letter queue has one (#22)', async () => {
  const text = await readFile(join(projectRoot, 'docker/rabbitmq/definitions.json'), 'utf8');
  const limits = schema
    .parse(JSON.parse(text))
    .policies.find((policy) => policy.definition['delivery-limit'] !== undefined);
  expect(limits?.definition['delivery-limit']).toBeGreaterThanOrEqual(20);
  const pattern = new RegExp(limits?.pattern ?? '^$');
  for (const queue of queueNames) {
    expect(pattern.test(queue), queue).toBe(true);
    expect(pattern.test(deadLetterQueue(queue)), deadLetterQueue(queue)).toBe(false);
  }
});
