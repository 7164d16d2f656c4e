import { databaseIds, serviceIds } from '@bulkhead/contracts/components';
import { usePathname, useRouter } from 'next/navigation';
import { useLiveWorld, useUiActions } from '../../live/react.ts';
import { pages } from '../../ui/pages.ts';
import { openHelp } from '../keys/index.ts';
import type { Command } from './command.ts';
import { themeCommands } from './theme-commands.ts';
import { useActs } from './use-acts.ts';

const panels = ['story', 'orders', 'ledger'] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mostOrders = 5;

/** All that can be gone to or done now. Orders are among them once the query looks like the end of an id. */
export function useCommands(query: string): { orders: readonly Command[]; commands: readonly Command[] } {
  const router = useRouter();
  const isLab = usePathname() === '/';
  const { select, show, openOrder } = useUiActions();
  const orderIds = useLiveWorld((world) => world.orderIds);
  const acts = useActs();
  const place = (id: string, name: string, go: () => void): Command => ({ id, name, kind: 'place', go });

  const wanted = query.trim().toLowerCase();
  const isEnd = /^[0-9a-f]{4,12}$/.test(wanted);
  const known = isEnd ? orderIds.filter((id) => id.endsWith(wanted)).slice(0, mostOrders) : [];
  const orders = (uuid.test(wanted) ? [wanted] : known).map((id) =>
    place(`order ${id}`, `Order ${id}`, () => (isLab ? openOrder(id) : router.push(`/?order=${id}`))),
  );
  const commands = [
    ...pages.map(({ href, name }) => place(href, name, () => router.push(href))),
    ...panels.map((panel) =>
      place(`panel ${panel}`, `Panel: ${panel}`, () => (isLab ? show(panel) : router.push(`/?panel=${panel}`))),
    ),
    ...[...databaseIds, ...serviceIds, 'rabbitmq' as const, 'card-processor' as const].map((id) =>
      place(`show ${id}`, `Show ${id}`, () => (isLab ? select(id) : router.push(`/?show=${id}`))),
    ),
    ...acts,
    ...themeCommands,
    place('keys', 'Keys of this page', openHelp),
  ];
  return { orders, commands };
}
