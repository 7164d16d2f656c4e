import type { Metadata } from 'next';
import { OrderPage } from '../../../../features/orders-page/index.ts';

export const metadata: Metadata = { title: 'Order · Bulkhead' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <OrderPage id={(await params).id} />;
}
