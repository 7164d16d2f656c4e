import type { EdgeView } from '@bulkhead/world';
import { expect, it } from 'vitest';
import { sayFigures, wayFigures, wayName } from './way-words.ts';

const edge: EdgeView = {
  id: 'order-service>product-service:rest',
  from: 'order-service',
  to: 'product-service',
  opClass: 'rest',
  ratePerSecond: 12,
  errorsPerSecond: 0,
  p50Ms: 5,
  p95Ms: 19.4,
  at: 1_000,
  keptOneIn: 1,
  breaker: null,
};
const busy = { rate: 12, errors: 0, p95: 19.4 };

it('a way has a name', () =>
  expect(wayName({ from: 'shopper', to: 'order-service', role: 'rest' })).toBe('shoppers to order-service, requests'));

it('figures are short, and say the unit once', () => {
  expect(wayFigures(edge, busy)).toEqual({ rate: '12/s', times: '5 / 19 ms' });
  expect(wayFigures({ ...edge, p50Ms: 800 }, { ...busy, p95: 1_500 }).times).toBe('800 ms / 1.5 s');
});

it('no traffic is a rate of 0, and silence is not', () => {
  expect(wayFigures(edge, { rate: 0, errors: 0, p95: null })).toEqual({ rate: '0/s', times: '' });
  expect(wayFigures(edge, { rate: null, errors: null, p95: null })).toEqual({ rate: '–', times: '' });
  expect(wayFigures(undefined, undefined)).toEqual({ rate: '–', times: '' });
});

it('an open breaker is said', () => {
  expect(sayFigures({ ...edge, breaker: 'open' }, busy)).toBe(
    '12 per second, half under 5 ms, 95 of 100 under 19 ms, breaker open',
  );
  expect(sayFigures({ ...edge, breaker: 'half-open' }, { rate: 0, errors: 0, p95: null })).toBe(
    'nothing passes now, breaker half open',
  );
  expect(sayFigures(undefined, undefined)).toBe('nothing has passed yet');
});
