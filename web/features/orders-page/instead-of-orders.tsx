import Link from 'next/link';

/** The order database is away: what can still be read, and from where. */
export function InsteadOfOrders({ customerId }: { customerId: string | undefined }) {
  return (
    <p>
      Each customer&apos;s history of orders is kept in customer-mysql, too, and can still be read:{' '}
      <Link
        className="text-accent underline underline-offset-2"
        href={customerId ? `/customers/${encodeURIComponent(customerId)}` : '/customers'}
      >
        {customerId ? <bdi>the orders of {customerId}</bdi> : 'choose a customer'}
      </Link>
      .
    </p>
  );
}
