import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseListeners } from './port-owner.ts';
import { listPorts, PortPlanError, PortTakenError, planPorts } from './ports.ts';

test('the plan at offset 0 has the ports that everyone knows', () => {
  const ports = planPorts(0);
  expect(ports.of['product-mysql']).toBe(3306);
  expect(ports.of.web).toBe(3000);
  expect(ports.management).toBe(15672);
});

test('an offset that puts a service on a port that browsers refuse is refused, with one that works', () => {
  expect(() => planPorts(2_000)).toThrow(
    /product-service would be on port 10080, which browsers refuse.*--port-offset 4000/,
  );
  expect(() => planPorts(3_000)).toThrow(/web would be on port 6000/);
});

test('an offset beyond the last port, negative or broken is refused', () => {
  expect(() => planPorts(50_000)).toThrow(/65535 is the last one/);
  expect(() => planPorts(-1)).toThrow(PortPlanError);
  expect(() => planPorts(1.5)).toThrow(PortPlanError);
  expect(() => planPorts(Number.NaN)).toThrow(PortPlanError);
});

test('a plan has no port twice, and none out of range', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (offset) => {
      let all: number[];
      try {
        all = listPorts(planPorts(offset)).map(({ port }) => port);
      } catch (error) {
        expect(error).toBeInstanceOf(PortPlanError);
        return;
      }
      expect(new Set(all).size).toBe(all.length);
      expect(Math.max(...all)).toBeLessThanOrEqual(65_535);
    }),
  );
});

test('labs whose offsets differ by thousands meet in no helper port', () => {
  const helpers = listPorts(planPorts(0)).filter(({ component }) => component.includes('('));
  const named = listPorts(planPorts(0)).filter(({ component }) => !component.includes('('));
  const own = helpers.filter(({ component }) => !component.includes('management')).map(({ port }) => port % 1_000);
  expect(own.filter((digits) => named.some(({ port }) => port % 1_000 === digits))).toEqual([]);
});

test('a taken port says which, whose and how to move', () => {
  const error = new PortTakenError(3306, 'product-mysql', { pid: 42, command: 'mysqld' }, 1_000);
  expect(error.message).toBe(
    'Port 3306, needed by product-mysql, is taken by process 42 (mysqld). End that process, or move this lab: --port-offset 1000.',
  );
});

test('finds the socket that listens, not one that is connected', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 777 1 0 100 0 0 10 0
   1: 0100007F:0CEA 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 888 1 0 100 0 0 10 0`;
  expect(parseListeners(table, 3306)).toEqual(['777']);
  expect(parseListeners(table, 3307)).toEqual([]);
});
