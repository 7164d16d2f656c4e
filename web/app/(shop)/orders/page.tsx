import type { Metadata } from 'next';
import { OrdersPage } from '../../../features/orders-page/index.ts';

export const metadata: Metadata = { title: 'Orders · Bulkhead' };

export default function Page() {
  return <OrdersPage />;
}
