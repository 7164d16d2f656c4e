import { headers } from 'next/headers';
import { Lab } from '../features/lab/index.ts';
import { labAddressFor } from '../live/lab-address.ts';
import { configuredLabAddress } from './configured-lab.ts';

export default async function LabPage() {
  const host = (await headers()).get('host') ?? '127.0.0.1';
  return <Lab labAddress={labAddressFor(configuredLabAddress(), host.replace(/:\d+$/, ''))} />;
}
