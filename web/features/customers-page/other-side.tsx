'use client';

import Link from 'next/link';
import { stateLooks } from '../../ui/state-look.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { useComponentState } from '../shop-shell/index.ts';

/** Where the orders themselves are, and that this page does not need it. */
export function OtherSide({ customerId }: { customerId: string }) {
  const state = useComponentState('order-mysql');
  return (
    <p className="mb-4 rounded-xl border border-line bg-panel px-4 py-3">
      Written by the messages <span className="figures">order.created</span>,{' '}
      <span className="figures">order.confirmed</span> and <span className="figures">order.cancelled</span>, a moment
      after the order service. order-mysql is <StateMark state={state} /> {stateLooks[state].word};{' '}
      {state === 'up' ? (
        <Link
          className="text-accent underline underline-offset-2"
          href={`/orders?customerId=${encodeURIComponent(customerId)}`}
        >
          the same orders as it knows them
        </Link>
      ) : (
        <b className="font-semibold">this page does not need it.</b>
      )}
    </p>
  );
}
