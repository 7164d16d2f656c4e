import { describe, expect, it } from 'vitest';
import { matching, readLines } from './read-line.ts';

const pino = JSON.stringify({
  level: 'error',
  time: '2026-11-24T13:00:01.250Z',
  service: 'order-service',
  instance: 'order-service-1',
  orderId: 'o-1',
  err: { type: 'Error', message: 'it broke', stack: 'Error: it broke\n    at x' },
  msg: 'request failed',
});
const maria = '2026-11-24  9:00:02 12 [Warning] Aborted connection 12';
const rabbit = '2026-11-24 13:00:03.123456+00:00 [info] <0.230.0> accepting AMQP connection';

describe('a line', () => {
  it('of a service is time, level, message, and what else it says', () => {
    const [line] = readLines([pino]);
    expect(line).toMatchObject({
      level: 'error',
      message: 'request failed',
      atMs: Date.parse('2026-11-24T13:00:01.250Z'),
    });
    expect(line?.fields).toEqual([
      ['orderId', 'o-1'],
      ['err', 'it broke'],
      ['stack', 'Error: it broke\n    at x'],
    ]);
  });

  it('of a database and of the broker has a time and a level, too', () => {
    const [first, second] = readLines([maria, rabbit]);
    expect(first).toMatchObject({ level: 'warn', message: '12 [Warning] Aborted connection 12' });
    expect(first?.atMs).toBe(Date.parse('2026-11-24T09:00:02'));
    expect(second).toMatchObject({ level: 'info', atMs: Date.parse('2026-11-24T13:00:03.123Z') });
  });

  it('that goes on with the one before has its level', () => {
    const [, next] = readLines([maria, '    and so on']);
    expect(next).toMatchObject({ level: 'warn', atMs: null, message: '    and so on' });
  });

  it.each(['{"half": ', '{}', '{"msg":5,"level":null,"time":7}', 'null', '', '‮אבג', '[weird] line'])(
    'that is odd stays readable: %s',
    (raw) => {
      const [line] = readLines([raw]);
      expect(line?.raw).toBe(raw);
      expect(typeof line?.message).toBe('string');
    },
  );
});

describe('the search', () => {
  const lines = readLines([pino, maria, '    and so on', rabbit]);

  it('looks through the whole line, whatever the case', () => {
    expect(matching(lines, null, 'ORDERID')).toHaveLength(1);
    expect(matching(lines, null, '  ')).toHaveLength(4);
    expect(matching(lines, null, '[info]')).toHaveLength(1);
  });

  it('keeps what is at least as bad, with what goes on from it', () => {
    expect(matching(lines, 'warn', '')).toHaveLength(3);
    expect(matching(lines, 'error', '')).toHaveLength(1);
  });
});
