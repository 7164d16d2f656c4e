import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ShopShell } from '../../features/shop-shell/index.ts';
import { labAddressFor } from '../../live/lab-address.ts';
import { configuredLabAddress } from '../configured-lab.ts';

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const host = (await headers()).get('host') ?? '127.0.0.1';
  const labAddress = labAddressFor(configuredLabAddress(), host.replace(/:\d+$/, ''));
  return <ShopShell labAddress={labAddress}>{children}</ShopShell>;
}
