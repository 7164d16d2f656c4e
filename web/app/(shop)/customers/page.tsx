import type { Metadata } from 'next';
import { CustomersPage } from '../../../features/customers-page/index.ts';

export const metadata: Metadata = { title: 'Customers · Bulkhead' };

export default function Page() {
  return <CustomersPage />;
}
