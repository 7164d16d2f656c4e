import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../data/ledger.ts';
import { scriptOf } from './script.ts';

const labAddress = 'http://127.0.0.1:8090';
const id = '0199aaaa-0000-7000-8000-0000000000ab';
const order = {
  customerId: 'ada-lovelace',
  items: [{ productId: 'brass-sextant', quantity: 1 }],
  paymentMethod: 'card_ok',
};

function act(number: number, change: Partial<Act>): Act {
  const sent = { method: 'POST', path: '/reset', body: {} };
  return { ...sent, number, atMs: number * 1_000, tookMs: 100, outcome: { kind: 'ok' }, ...change };
}

const session: Act[] = [
  act(1, { path: '/shop/orders', body: order, idempotencyKey: 'k1', gaveId: id }),
  act(2, { path: '/components/payment-mysql/kill' }),
  act(3, { path: `/shop/orders/${id}/cancel` }),
  act(9, { path: '/audit' }),
];

/** What a shell would do: the lines without comments, each quoted text as TEXT. */
function doings(script: string): string[] {
  const doing = script.replace(/^#.*|'[^']*'|\\'/gm, (part) => (part.startsWith('#') ? '' : 'TEXT'));
  return doing.split('\n').filter((line) => line !== '');
}

const bodyOf = (script: string) => script.slice(script.indexOf('run="$('));

describe('the session as a script', () => {
  it('of the command line places the orders anew and means those by what follows', () => {
    const lines = bodyOf(scriptOf(session, { flavour: 'cli', withPauses: false, labAddress })).split('\n');
    const commands = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(commands.slice(1)).toEqual([
      'order_1=$(lab --json order --customer ada-lovelace --product brass-sextant --card ok --key "$run-1" | id_of)',
      'echo "order $order_1"',
      'lab kill payment-mysql',
      'lab cancel "$order_1"',
      'lab audit || [ $? -le 2 ]',
    ]);
  });

  it('of curl sends the same requests', () => {
    const script = scriptOf(session, { flavour: 'curl', withPauses: false, labAddress });
    expect(script).toContain(`api=${labAddress}/api\n`);
    expect(script).toContain(`order_1=$(lab -X POST "$api"/shop/orders -H "idempotency-key: "`);
    expect(script).toContain(`lab -X POST "$api"/shop/orders/"$order_1"/cancel -d '{}'`);
  });

  it('waits as long as was waited, but not through a lunch; or not at all', () => {
    const late = [...session, act(4_000, {})];
    const script = scriptOf(late, { flavour: 'cli', withPauses: true, labAddress });
    expect(script.match(/^sleep .*/gm)).toEqual(['sleep 0.9', 'sleep 0.9', 'sleep 5.9', 'sleep 120.0']);
    expect(scriptOf(late, { flavour: 'cli', withPauses: false, labAddress })).not.toContain('sleep');
  });

  it('goes on where the session was refused, and sends a submit that was sent twice with the same key', () => {
    const twice = [
      act(1, { path: '/shop/orders', body: order, idempotencyKey: 'k', outcome: { kind: 'no-answer' } }),
      act(2, { path: '/shop/orders', body: order, idempotencyKey: 'k', gaveId: id }),
      act(3, { outcome: { kind: 'refused', title: 'It runs\nrm -rf ~', status: 409 } }),
    ];
    const script = scriptOf(twice, { flavour: 'cli', withPauses: false, labAddress });
    expect(script.match(/--key "\$run-1"/g)).toHaveLength(2);
    expect(script).toContain('lab reset || echo ');
    expect(script).toMatch(/^# .*was refused: It runs rm -rf ~/m);
  });

  it('is made of nothing but the lines that it should be, whatever was sent', () => {
    const anyText = fc.string({ unit: 'binary' });
    const anyAct = fc.record({
      method: fc.constantFrom('POST', 'PATCH', 'DELETE', "X'; id #"),
      path: fc.oneof(
        anyText.map((text) => `/${text}`),
        anyText.map((text) => `/shop/products/${text}`),
        anyText.map((text) => `/shop/orders/${text}/cancel`),
      ),
      body: fc.oneof(fc.jsonValue(), fc.record({ name: anyText })),
    });
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 4 }), fc.constantFrom('cli', 'curl'), (sent, flavour) => {
        const acts = sent.map((one, i) => act(i + 1, one));
        const text = scriptOf(acts, { flavour, withPauses: true, labAddress });
        for (const line of doings(bodyOf(text)))
          expect(line).toMatch(/^sleep [\d.]+$|^lab [\w@%+=:,./"$ {}\\'|-]*$|^run="/);
      }),
      { numRuns: 40 },
    );
  });
});
