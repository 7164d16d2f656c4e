import type { Metadata } from 'next';
import { ProductsPage } from '../../../features/products-page/index.ts';

export const metadata: Metadata = { title: 'Products · Bulkhead' };

export default function Page() {
  return <ProductsPage />;
}
