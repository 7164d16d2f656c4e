import { describe, expect, it } from 'vitest';
import { readLabConfig } from './config.ts';
import { type LabSecrets, labPaths } from './runtime/index.ts';
import { nodeLaunch } from './supervisor/node-launches.ts';

const passwords = { app: 'app-pw', migrator: 'migrator-pw', lab_reader: 'reader-pw', lab_admin: 'admin-pw' };
const secrets: LabSecrets = {
  databases: {
    ...{ 'customer-mysql': passwords, 'product-mysql': passwords, 'order-mysql': passwords },
    ...{ 'payment-mysql': passwords, 'notification-mysql': passwords },
  },
  ...{ broker: 'broker-pw', erlangCookie: 'cookie', telemetryToken: 'token' },
};

describe("the lab's settings", () => {
  it('shift every port', () => {
    const config = readLabConfig({}, { portOffset: 1000 });
    expect(config.portOf('payment-service')).toBe(9082);
    expect(config.urlOf('lab')).toBe('http://127.0.0.1:9090');
    expect(config.webOrigins).toEqual(['http://127.0.0.1:4000', 'http://localhost:4000']);
    expect(config.managementUrl).toBe('http://127.0.0.1:16672');
  });

  it('come from the environment too, and the command line wins', () => {
    expect(readLabConfig({ BULKHEAD_PORT_OFFSET: '2000' }).portOffset).toBe(2000);
    expect(readLabConfig({ BULKHEAD_PORT_OFFSET: '2000' }, { portOffset: 3000 }).portOffset).toBe(3000);
  });

  it.each([['-1'], ['1.5'], ['many'], ['60000']])('refuse the offset %s and name it', (offset) => {
    expect(() => readLabConfig({ BULKHEAD_PORT_OFFSET: offset })).toThrow('BULKHEAD_PORT_OFFSET');
  });
});

describe("a service's environment", () => {
  const config = readLabConfig({ BULKHEAD_STATE_DIR: '/state' }, { portOffset: 1000 });
  const context = { config, secrets, paths: labPaths(1000, '/state') };

  it('leads to its own database and to no other', () => {
    const { env, cwd } = nodeLaunch('payment-service', context);
    expect(cwd.endsWith('services/payment')).toBe(true);
    expect(env).toMatchObject({
      ...{ BULKHEAD_SERVICE: 'payment-service', PORT: '9082', DB_PORT: '4308', DB_NAME: 'payment_db', DB_USER: 'app' },
      ...{ DB_PASSWORD: 'app-pw', DB_MIGRATOR_PASSWORD: 'migrator-pw', ORDER_URL: 'http://127.0.0.1:9081' },
      ...{ AMQP_URL: 'amqp://bulkhead:broker-pw@127.0.0.1:6672', TELEMETRY_URL: 'http://127.0.0.1:9090' },
    });
  });

  it("never holds the lab's own accounts", () => {
    for (const id of ['order-service', 'card-processor', 'web'] as const) {
      expect(JSON.stringify(nodeLaunch(id, context).env)).not.toMatch(/reader-pw|admin-pw|cookie/);
    }
  });
});
