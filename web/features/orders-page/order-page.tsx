'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { ProblemError } from '../../data/problem-error.ts';
import { useOrderDetails } from '../../data/shop.ts';
import { useLiveWorld } from '../../live/react.ts';
import { shortId } from '../../ui/format/figures.ts';
import { isDown } from '../../ui/state-look.ts';
import { OrderView } from '../order-view/index.ts';
import { PageTitle, useComponentState } from '../shop-shell/index.ts';
import { InsteadOfOrders } from './instead-of-orders.tsx';

/** One order as a page of its own. */
export function OrderPage({ id }: { id: string }) {
  const router = useRouter();
  const customerId = useLiveWorld((world) => world.orders[id]?.customerId ?? undefined);
  const isDatabaseDown = isDown(useComponentState('order-mysql'));
  const { error } = useOrderDetails(id).order;
  if (error instanceof ProblemError && error.problem.status < 500) return <NoSuchOrder id={id} />;
  return (
    <div className="mx-auto grid max-w-300 gap-4">
      <h1 className="sr-only">Order {shortId(id)}</h1>
      {isDatabaseDown && <InsteadOfOrders customerId={customerId} />}
      <OrderView id={id} layout="page" onBack={() => router.push('/orders')} />
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        <Link href={`/?order=${encodeURIComponent(id)}`} className="text-accent underline underline-offset-2">
          Open it in the lab
        </Link>
        {customerId && (
          <Link href={`/customers/${customerId}`} className="text-accent underline underline-offset-2">
            All orders of its customer
          </Link>
        )}
      </p>
    </div>
  );
}

function NoSuchOrder({ id }: { id: string }) {
  return (
    <PageTitle title="There is no such order">
      The order service knows none with the id{' '}
      <bdi className="figures [overflow-wrap:anywhere]">{id.slice(0, 200)}</bdi>. After a reset all orders are gone.{' '}
      <Link href="/orders" className="text-accent underline underline-offset-2">
        All orders
      </Link>
    </PageTitle>
  );
}
