import type { Metadata } from 'next';
import { CustomerPage } from '../../../../features/customers-page/index.ts';

export const metadata: Metadata = { title: 'Customer · Bulkhead' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CustomerPage id={(await params).id} />;
}
