import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { labAddressFor } from '../../live/lab-address.ts';
import { configuredLabAddress } from '../configured-lab.ts';
import { Bare } from './bare.tsx';

export const metadata: Metadata = { title: 'Bulkhead: a bare page', robots: { index: false } };

export default async function BarePage() {
  const host = (await headers()).get('host') ?? '127.0.0.1';
  return <Bare labAddress={labAddressFor(configuredLabAddress(), host.replace(/:\d+$/, ''))} />;
}
