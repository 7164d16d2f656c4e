import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../data/ledger.ts';
import { scriptOf } from './script.ts';

const run = promisify(execFile);
const labAddress = 'http://127.0.0.1:8090';
const id = '0199aaaa-0000-7000-8000-0000000000ab';
const nasty = ["it's", '$(touch x)', '`id`', '\n# no comment', '"', '\\', ';rm', '-rf', '~', '*', '\u202e', 'ñ 海 🚢'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulkhead-script-'));
  // Stands for bulkhead and for curl: notes the arguments that really arrived, and answers with an order.
  const stub = `#!/bin/sh\nfor word in "$@"; do printf '%s\\0' "$word" >> "${folder}/said"; done\nprintf '\\0' >> "${folder}/said"\necho '{"id":"${id}"}'\n`;
  for (const name of ['bulkhead', 'curl']) await writeFile(join(folder, name), stub, { mode: 0o755 });
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a script with the stubs, and gives the words of each command that it gave. */
async function commandsOf(script: string): Promise<string[][]> {
  await writeFile(join(folder, 'session.sh'), script);
  await rm(join(folder, 'said'), { force: true });
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
  await run('bash', ['session.sh'], { cwd: folder, env, timeout: 20_000 });
  const said = await readFile(join(folder, 'said'), 'utf8');
  return said.split('\0\0').flatMap((command) => (command === '' ? [] : [command.split('\0')]));
}

function act(number: number, change: Partial<Act>): Act {
  return { method: 'POST', path: '/reset', number, atMs: number, tookMs: 0, outcome: { kind: 'ok' }, ...change };
}

describe('the script of a session, run by bash', () => {
  const order = { customerId: 'ada', items: [{ productId: 'sextant', quantity: 2 }], paymentMethod: 'card_ok' };
  const session = [
    act(1, { path: '/shop/orders', body: order, gaveId: id, idempotencyKey: 'first' }),
    act(2, { path: `/shop/orders/${id}/cancel` }),
    ...nasty.map((name, i) => act(3 + i, { method: 'PATCH', path: '/shop/products/sextant', body: { name } })),
  ];

  it('gives the command line each word as it was meant', async () => {
    const said = await commandsOf(scriptOf(session, { flavour: 'cli', withPauses: false, labAddress }));
    expect(said[0]?.slice(0, -1)).toEqual([
      '--json',
      'order',
      '--customer',
      'ada',
      '--product',
      'sextant:2',
      '--card',
      'ok',
      '--key',
    ]);
    expect(said[1]).toEqual(['cancel', id]);
    expect(said.slice(2)).toEqual(nasty.map((name) => ['change', 'sextant', `--name=${name}`]));
  });

  it('gives curl the very bodies that were sent', async () => {
    const said = await commandsOf(scriptOf(session, { flavour: 'curl', withPauses: false, labAddress }));
    const bodies = said.map((words) => JSON.parse(words[words.indexOf('-d') + 1] ?? ''));
    expect(bodies).toEqual([order, {}, ...nasty.map((name) => ({ name }))]);
    expect(said[1]).toContain(`${labAddress}/api/shop/orders/${id}/cancel`);
    expect(said[0]).toContainEqual(expect.stringMatching(/^idempotency-key: \d+-\d+-1$/));
  });
});
