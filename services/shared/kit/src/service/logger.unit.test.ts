import { context, trace } from '@opentelemetry/api';
import { expect, test, vi } from 'vitest';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { createLogger } from './logger.ts';

test('a line says which trace and which order it belongs to', async () => {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  const telemetry = createTelemetry({ hello: { token: '', source: 'order-service', instance: '1', pid: 1 } });
  const logger = createLogger('order-service', '1', 'info');
  const operation = telemetry.start({
    op: 'sql',
    peer: 'order-mysql',
    name: 'x',
    attributes: { 'bulkhead.order.id': 'o-1' },
  });
  context.with(operation.context, () => logger.info('inside'));
  logger.info('outside');
  operation.end();
  await telemetry.stop();
  write.mockRestore();
  const traceId = trace.getSpanContext(operation.context)?.traceId;
  const [inside, outside] = lines
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(inside).toMatchObject({ service: 'order-service', msg: 'inside', traceId, orderId: 'o-1' });
  expect(outside).not.toHaveProperty('traceId');
});
