import { join } from 'node:path';
import { componentIds, components, databaseIds, ownerOf, serviceIds, verbResultSchema } from '@bulkhead/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../src/runtime/index.ts';
import { createLabApi, until } from '../src/storm/lab-api.ts';
import {
  compose,
  containerOf,
  docker,
  labUrl,
  leftovers,
  offset,
  orderUrl,
  tryCompose,
  tryRun,
  webUrl,
  whenAll,
} from './compose-project.ts';

const api = createLabApi(labUrl, orderUrl);
const megabyte = 1_000_000;
const base = 'node:24-bookworm-slim';
const images: [image: string, base: string][] = [
  ...serviceIds.map((id): [string, string] => [`bulkhead-${id}`, base]),
  ['bulkhead-card-processor', base],
  ['bulkhead-lab', base],
  ['bulkhead-engine-proxy', base],
  ['bulkhead-web', base],
  ['bulkhead-mysql', 'mysql:9.7'],
  ['bulkhead-rabbitmq', 'rabbitmq:4.3-management'],
];
const figure = (text: string) => console.log(`figure: ${text}`);

async function confirmed(): Promise<void> {
  const id = await api.place('brass-sextant');
  expect(await until(() => api.isConfirmed(id), 60_000)).toBe(true);
}
const isGreen = () =>
  until(async () => (await api.audit()).verdicts.every((one) => one.verdict === 'holds'), 90_000, 1_000);
const inspect = async (id: string) =>
  // The engine's own answer: of it the tests read single fields.
  (JSON.parse(await docker('inspect', containerOf(id))) as EngineFacts[])[0] as EngineFacts;
interface EngineFacts {
  Config: { User: string; Env: string[] };
  HostConfig: { ReadonlyRootfs: boolean; Memory: number; CapDrop: string[]; NetworkMode: string };
  NetworkSettings: { Ports: Record<string, { HostIp: string }[] | null> };
}

beforeAll(async () => {
  await compose(['down', '-v', '--remove-orphans']);
  const buildStartedAt = performance.now();
  await compose(['build', '--quiet']);
  figure(`images built in ${Math.round((performance.now() - buildStartedAt) / 1_000)} s`);
});
afterAll(async () => {
  await tryCompose(['down', '-v', '--remove-orphans']);
});

describe('images', () => {
  it('are at most 350 MB beyond their base', async () => {
    const sizeOf = async (image: string) => Number(await docker('image', 'inspect', image, '--format', '{{.Size}}'));
    for (const [image, under] of images) {
      const beyond = Math.round(((await sizeOf(image)) - (await sizeOf(under))) / megabyte);
      figure(`${image} is ${beyond} MB beyond ${under}`);
      expect(beyond, image).toBeLessThanOrEqual(350);
    }
  });

  it('hold no secret, no test and no data', async () => {
    for (const [image] of images) {
      const history = await docker('history', '--no-trunc', '--format', '{{.CreatedBy}}', image);
      expect(history).not.toMatch(/PASSWORD=|TOKEN=/);
    }
    const find =
      "find /bulkhead -name '*.test.ts' -o -name .env -o -name secrets.json -o -name .git | grep -v node_modules";
    const found = await tryRun('docker', ['run', '--rm', '--network', 'none', 'bulkhead-lab', 'sh', '-c', find]);
    expect(found.stdout).toBe('');
  });
});

describe('docker compose up -d', () => {
  it('from nothing to the first confirmed order within 60 s', async () => {
    const startedAt = performance.now();
    await compose(['up', '-d']);
    const place = async () => {
      await confirmed();
      return true;
    };
    expect(await until(place, 300_000, 250)).toBe(true);
    const seconds = (performance.now() - startedAt) / 1_000;
    figure(`built images to first confirmed order: ${seconds.toFixed(1)} s`);
    await whenAll(componentIds, 'up');
    expect(seconds).toBeLessThanOrEqual(Number(process.env['BULKHEAD_FIRST_ORDER_S'] ?? 60));
  });

  it('lists five databases, and opens one as a person would (C26)', async () => {
    const names = (await docker('ps', '--format', '{{.Names}}')).split('\n');
    const mysql = names.filter((name) => name.startsWith(containerOf('')) && name.includes('mysql'));
    expect(mysql.sort()).toEqual(databaseIds.map(containerOf).sort());
    const sql = 'SELECT name FROM products ORDER BY name LIMIT 1; SELECT VERSION()';
    const rows = await docker(
      'exec',
      containerOf('product-mysql'),
      'mysql',
      '-uroot',
      '-pbulkhead',
      'product_db',
      '-Ne',
      sql,
    );
    expect(rows.split('\n')[1]).toMatch(/^9\.7\./);
  });

  it('is published on this machine only, runs without root and without rights, within 4 GiB', async () => {
    let limit = 0;
    for (const id of [...componentIds, 'engine-proxy']) {
      const { Config, HostConfig, NetworkSettings } = await inspect(id);
      for (const bindings of Object.values(NetworkSettings.Ports))
        for (const { HostIp } of bindings ?? []) expect(HostIp, id).toBe('127.0.0.1');
      expect(HostConfig.ReadonlyRootfs, id).toBe(true);
      expect(HostConfig.CapDrop, id).toEqual(['ALL']);
      expect(HostConfig.Memory, id).toBeGreaterThan(0);
      limit += HostConfig.Memory;
      // The proxy opens the engine's socket, which is root's; it has no network, and none of root's capabilities.
      if (id === 'engine-proxy') expect(HostConfig.NetworkMode).toBe('none');
      else expect(['', '0', 'root', '0:0'], id).not.toContain(Config.User);
      // Root comes in from inside the container only.
      for (const name of Config.Env) expect(name, id).not.toMatch(/^(?!MYSQL_ROOT_).*(PASSWORD|TOKEN)=/);
    }
    figure(`limits on memory add up to ${Math.round(limit / 1024 ** 2)} MiB`);
    expect(limit).toBeLessThanOrEqual(4 * 1024 ** 3);
  });
});

describe('isolation (C03)', () => {
  const reach = (host: string, port: number) =>
    `const s=require('net').connect(${port},'${host}');s.setTimeout(3000);for(const e of ['connect','error','timeout'])s.on(e,(x)=>{console.log(e,x?.code??'');process.exit()})`;
  const tryFrom = (id: string, host: string, port: number) =>
    docker('exec', containerOf(id), 'node', '-e', reach(host, port));
  const addressIn = (id: string) =>
    docker('inspect', containerOf(id), '--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}');

  it('a service reaches its own database, and no other: neither by name nor by address', async () => {
    for (const service of serviceIds) {
      for (const database of databaseIds) {
        const isOwn = ownerOf(database) === service;
        const byName = await tryFrom(service, database, 3306);
        expect(byName, `${service} to ${database}`).toMatch(isOwn ? /^connect/ : /^error (ENOTFOUND|EAI_AGAIN)/);
      }
    }
    const address = (await addressIn('payment-mysql')).trim();
    expect(await tryFrom('order-service', address, 3306)).not.toMatch(/^connect/);
    expect(await tryFrom('payment-service', address, 3306)).toMatch(/^connect/);
    expect(await tryFrom('order-service', 'card-processor', 8085)).not.toMatch(/^connect/);
  });

  it('a service has only its own passwords, and nobody but the proxy the engine’s socket', async () => {
    for (const service of serviceIds) {
      const keys = await docker('exec', containerOf(service), 'sh', '-c', 'ls /run/keys; cat /run/keys/*');
      expect(keys.match(/DB_PASSWORD=/g)).toHaveLength(1);
      expect(keys).not.toContain('lab_admin');
    }
    for (const id of componentIds)
      expect((await tryRun('docker', ['exec', containerOf(id), 'ls', '/var/run/docker.sock'])).exitCode, id).not.toBe(
        0,
      );
  });
});

describe('the lab’s verbs on containers', () => {
  const act = async (id: string, verb: string) => {
    const response = await fetch(`${labUrl}/api/components/${id}/${verb}`, {
      method: 'POST',
      signal: AbortSignal.timeout(60_000),
    });
    return { status: response.status, body: (await response.json()) as { detail?: string } };
  };
  const stateOfEngine = (id: string) => docker('inspect', containerOf(id), '--format', '{{.State.Status}}');

  it('kill, start, freeze, thaw, stop, restart: the engine agrees each time', async () => {
    const after: [string, string][] = [
      ['kill', 'exited'],
      ['start', 'running'],
      ['freeze', 'paused'],
      ['thaw', 'running'],
      ['stop', 'exited'],
      ['restart', 'running'],
      ['freeze', 'paused'],
      ['kill', 'exited'],
      ['start', 'running'],
    ];
    for (const [verb, expected] of after) {
      const { status, body } = await act('payment-mysql', verb);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(verbResultSchema.parse(body).id).toBe('payment-mysql');
      expect(await stateOfEngine('payment-mysql'), verb).toBe(expected);
    }
    await whenAll(['payment-mysql', 'payment-service'], 'up');
  });

  it('a dead database stops nothing but its own step; the order goes on when it is back', async () => {
    await act('payment-mysql', 'kill');
    const id = await api.place('brass-sextant');
    expect((await api.ask('GET', '/shop/products?limit=1')).ok).toBe(true);
    expect(await api.isConfirmed(id)).toBe(false);
    await act('payment-mysql', 'start');
    expect(await until(() => api.isConfirmed(id), 60_000)).toBe(true);
  });

  it('logs and figures come from the engine', async () => {
    const logs = await (await api.ask('GET', '/components/product-mysql/logs?tail=5')).json();
    expect(logs).toMatchObject({ lines: expect.arrayContaining([expect.stringMatching(/\w/)]) });
    const hasFigures = async () =>
      (await api.state()).figures.filter(({ memoryBytes }) => memoryBytes > 10 * megabyte).length >= 14;
    expect(await until(hasFigures, 30_000)).toBe(true);
  });

  it('a container that is stopped, killed or removed by hand is seen, with the way out', async () => {
    await docker('kill', containerOf('customer-service'));
    await whenAll(['customer-service'], 'crashed', 30_000);
    await docker('rm', '-f', containerOf('customer-service'));
    await whenAll(['customer-service'], 'absent', 30_000);
    const { status, body } = await act('customer-service', 'start');
    expect(status).toBe(409);
    expect(body.detail).toContain('docker compose up -d customer-service');
    await compose(['up', '-d', 'customer-service']);
    await whenAll(['customer-service'], 'up', 60_000);
  });

  it('the command line works from inside and from outside', async () => {
    expect(await docker('exec', containerOf('lab'), 'bulkhead', 'status')).toContain('driver docker');
    const cli = join(projectRoot, 'services/lab/src/cli/main.ts');
    const outside = await tryRun(process.execPath, [cli, '--port-offset', String(offset), 'order', '--wait']);
    expect(outside.stdout).toContain('CONFIRMED');
    const down = await tryRun(process.execPath, [cli, '--port-offset', String(offset), 'down']);
    expect(down.stdout + down.stderr).toContain('docker compose down');
  });
});

describe('storm', () => {
  it('every component killed once under load: nothing lost, the auditor agrees', async () => {
    const main = join(projectRoot, 'services/lab/src/storm/main.ts');
    const ran = await tryRun(process.execPath, [main, '--at', String(offset)], { timeout: 290_000 });
    console.log(ran.stdout);
    expect(ran.stdout + ran.stderr).toMatch(/\d+ passed, 0 failed/);
  });

  it('the lab, its way to the engine and the dashboard too; the next lab finds everything as it is', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => api.place('brass-sextant')));
    for (const id of ['lab', 'engine-proxy', 'web']) await docker('kill', containerOf(id));
    for (const id of ['engine-proxy', 'lab', 'web']) await docker('start', containerOf(id));
    await whenAll(componentIds, 'up');
    for (const id of ids) expect(await until(() => api.isConfirmed(id), 60_000), id).toBe(true);
    expect(await isGreen()).toBe(true);
  });
});

describe('the dashboard', () => {
  it('passes its browser tests', async () => {
    // What the storm left would fill the first page of every list.
    const reset = await fetch(`${labUrl}/api/reset`, { method: 'POST', signal: AbortSignal.timeout(120_000) });
    expect(reset.status).toBe(200);
    const config = join(projectRoot, 'web/playwright.config.ts');
    const env = {
      BULKHEAD_E2E_LAB: labUrl,
      BULKHEAD_E2E_WEB: webUrl,
      BULKHEAD_E2E_LAB_CONTAINER: containerOf('lab'),
    };
    const bin = join(projectRoot, 'node_modules/.bin/playwright');
    // It makes a dead letter by looking at a message twenty times. RabbitMQ 4.3 no longer counts a look as a delivery.
    const needsOlderBroker = 'a dead letter says why it died';
    const args = ['test', '-c', config, '--reporter=list', '--grep-invert', needsOlderBroker];
    const ran = await tryRun(bin, args, { env, timeout: 1_500_000 });
    console.log(ran.stdout.slice(-8_000));
    expect(ran.exitCode).toBe(0);
  }, 1_600_000);
});

describe('bad input', () => {
  it('a changed .env takes effect at the next up; the data stay', async () => {
    await confirmed();
    const before = (await api.allEvents()).length;
    await compose(['up', '-d'], { MYSQL_ROOT_PASSWORD: "o'clock" });
    await whenAll(componentIds, 'up');
    const login = (password: string) =>
      tryRun('docker', ['exec', containerOf('product-mysql'), 'mysql', '-uroot', `-p${password}`, '-Ne', 'SELECT 1']);
    expect((await login("o'clock")).exitCode).toBe(0);
    expect((await login('bulkhead')).exitCode).not.toBe(0);
    expect((await api.allEvents()).length).toBeGreaterThanOrEqual(before);
    await confirmed();
  });

  it('a root password that can’t be used, and too little memory, are told by the keys container', async () => {
    for (const [env, expected] of [
      [{ MYSQL_ROOT_PASSWORD: 'naïve' }, 'MYSQL_ROOT_PASSWORD in .env'],
      [{ BULKHEAD_MIN_MEMORY_MB: '9999999' }, 'Settings, Resources'],
    ] as const) {
      expect((await tryCompose(['run', '--rm', '--no-deps', 'keys'], env)).stderr).toContain(expected);
    }
  });

  it('npm run docker says what is wrong, and the way out', async () => {
    const script = join(projectRoot, 'scripts/docker.mjs');
    const check = async (env: Record<string, string>) =>
      (await tryRun(process.execPath, [script, 'check'], { env })).stderr;
    expect(await check({ DOCKER_HOST: 'unix:///nowhere.sock' })).toContain('does not run');
    expect(await check({ BULKHEAD_MIN_MEMORY_MB: '9999999' })).toContain('Settings, Resources');
    // The ports of this test's own lab, seen from another project.
    const taken = { COMPOSE_PROJECT_NAME: 'another', BULKHEAD_PORT_PREFIX: '2', BULKHEAD_MANAGEMENT_PORT: '25680' };
    expect(await check(taken)).toMatch(/Taken on this machine.*23306 \(product-mysql\)/);
  });
});

describe('docker compose down -v', () => {
  it('leaves nothing', async () => {
    expect((await leftovers()).length).toBeGreaterThan(30);
    const startedAt = performance.now();
    await compose(['down', '-v']);
    figure(`down in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    expect(await leftovers()).toEqual([]);
    for (const { port } of Object.values(components))
      await expect(fetch(`http://127.0.0.1:${port + offset}/`)).rejects.toThrow();
  });
});
