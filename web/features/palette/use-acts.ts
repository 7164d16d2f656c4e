import type { AuditReport, Order, Verb } from '@bulkhead/contracts';
import { type ComponentId, databaseIds, serviceIds } from '@bulkhead/contracts/components';
import { useQueryClient } from '@tanstack/react-query';
import { useCall } from '../../data/use-call.ts';
import { useLiveWorld, useUiActions } from '../../live/react.ts';
import { cards } from '../../ui/cards.ts';
import { formatCount, shortId } from '../../ui/format/figures.ts';
import { whyNot } from '../../ui/possible.ts';
import { isDown } from '../../ui/state-look.ts';
import type { Command } from './command.ts';

const verbs = { kill: 'Kill', freeze: 'Freeze', thaw: 'Thaw', start: 'Start' } as const;
const verbIds = ['kill', 'freeze', 'thaw', 'start'] as const;
// Databases first: they are what is broken most.
const targets: readonly ComponentId[] = [...databaseIds, ...serviceIds, 'rabbitmq', 'card-processor'];

/** What can be done to the lab now, in words. What makes no sense in a component's state is left out. */
export function useActs(): readonly Command[] {
  const call = useCall();
  const queries = useQueryClient();
  const { openOrder } = useUiActions();
  const components = useLiveWorld((world) => world.components);
  const hasShoppers = useLiveWorld((world) => world.load.settings !== null);
  const stateOf = (id: ComponentId) => components[id].status.state;
  const down = targets.filter((id) => stateOf(id) === 'frozen' || isDown(stateOf(id)));
  const send = (id: ComponentId, verb: Verb) => call(`/components/${id}/${verb}`, { method: 'POST' });
  const one = (id: string, name: string, act: () => Promise<string>): Command => ({ id, name, kind: 'act', act });

  const reset = one('reset yes', 'Reset: remove every order', async () => {
    await call('/reset', { method: 'POST' });
    openOrder(null);
    void queries.invalidateQueries();
    return 'The seed data is put back.';
  });
  const keep = one('reset no', 'Keep everything', async () => 'Nothing was changed.');

  return [
    ...verbIds.flatMap((verb) =>
      targets
        .filter((id) => whyNot(verb, stateOf(id)) === undefined)
        .map((id) =>
          one(`${verb} ${id}`, `${verbs[verb]} ${id}`, async () => {
            await send(id, verb);
            return `${verbs[verb]} ${id}: done.`;
          }),
        ),
    ),
    ...(down.length === 0
      ? []
      : [
          one('start all', 'Start everything that is down', async () => {
            await Promise.all(down.map((id) => send(id, stateOf(id) === 'frozen' ? 'thaw' : 'start')));
            return `${formatCount(down.length, 'component')} started.`;
          }),
        ]),
    ...cards.map(({ id: paymentMethod, name }) =>
      one(`place ${name}`, `Place an order with ${name}`, async () => {
        const body = {
          customerId: 'ada-lovelace',
          items: [{ productId: 'brass-sextant', quantity: 1 }],
          paymentMethod,
          onNotificationFailure: 'retry',
        };
        const headers = { 'idempotency-key': crypto.randomUUID() };
        const order = await call<Order>('/shop/orders', { method: 'POST', body, headers });
        return `Order ${shortId(order.id)} is placed.`;
      }),
    ),
    hasShoppers
      ? one('stop shoppers', 'Stop shoppers', async () => {
          await call('/load', { method: 'DELETE' });
          return 'The shoppers are stopped.';
        })
      : one('send shoppers', 'Send shoppers: 5 orders a second', async () => {
          await call('/load', { method: 'PUT', body: { ordersPerSecond: 5, mix: 'everyday' } });
          return 'Shoppers are on their way.';
        }),
    one('audit', 'Check the invariants', async () => {
      const { verdicts } = await call<AuditReport>('/audit', { method: 'POST' });
      const holding = verdicts.filter(({ verdict }) => verdict === 'holds').length;
      return `${holding} of ${formatCount(verdicts.length, 'invariant')} hold.`;
    }),
    { id: 'reset', name: 'Reset …', kind: 'act', asks: [keep, reset] },
  ];
}
