import { expect, it } from 'vitest';
import { labAddressFor } from './lab-address.ts';

it.each([
  ['http://127.0.0.1:8090', 'localhost', 'http://localhost:8090'],
  ['http://127.0.0.1:8090', '127.0.0.1', 'http://127.0.0.1:8090'],
  ['http://localhost:9090/', '127.0.0.1', 'http://127.0.0.1:9090'],
  ['http://lab.example:8090', 'localhost', 'http://lab.example:8090'],
])('%s opened from %s is %s', (configured, host, expected) => {
  expect(labAddressFor(configured, host)).toBe(expected);
});
