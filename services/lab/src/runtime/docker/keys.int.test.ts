import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseIds, ownerOf } from '@bulkhead/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LabSecrets, loadSecrets } from '../secrets.ts';
import { keyFiles, writeKeys } from './keys.ts';

let folder: string;
let secrets: LabSecrets;
const textOf = async (component: string) => {
  const names = await readdir(join(folder, component));
  return (await Promise.all(names.map((name) => readFile(join(folder, component, name), 'utf8')))).join('\n');
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
  secrets = await loadSecrets(join(folder, 'secrets.json'));
  await writeKeys(folder, await keyFiles(secrets, "o'clock"));
  // As at every `up`: what is there is replaced.
  await writeKeys(folder, await keyFiles(secrets, "o'clock"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('each service has the passwords of its own database, and no other (C03)', async () => {
  for (const id of databaseIds) {
    const text = await textOf(ownerOf(id));
    for (const other of databaseIds) {
      const { app, migrator, lab_reader, lab_admin } = secrets.databases[other];
      expect(text.includes(app), `${ownerOf(id)} and ${other}`).toBe(other === id);
      expect(text.includes(migrator)).toBe(other === id);
      expect(text.includes(lab_reader) || text.includes(lab_admin)).toBe(false);
    }
  }
});

test('the broker and the card company have no password of a database', async () => {
  const text = `${await textOf('rabbitmq')}${await textOf('card-processor')}`;
  for (const id of databaseIds)
    for (const password of Object.values(secrets.databases[id])) expect(text).not.toContain(password);
  // Nor the broker its own in clear.
  expect(text).not.toContain(secrets.broker);
});

test('accounts may come from the database’s network, root only from inside the container', async () => {
  const text = await textOf('order-mysql');
  expect(text).toContain("CREATE USER IF NOT EXISTS 'app'@'%'");
  expect(text).toContain("ALTER USER 'root'@'localhost' IDENTIFIED BY 'o''clock';");
  expect(text).not.toMatch(/'root'@'%'/);
  expect((await stat(join(folder, 'order-mysql/accounts.sql'))).mode & 0o777).toBe(0o444);
});

test.each(['', 'two\nlines', 'x'.repeat(101), 'naïve'])(
  'a root password that MySQL’s init file can’t hold: %j',
  async (bad) => {
    await expect(keyFiles(secrets, bad)).rejects.toThrow(/MYSQL_ROOT_PASSWORD in .env/);
  },
);
