import { type Peer, peerSchema } from '@bulkhead/contracts';

/** Services name themselves in the User-Agent; whoever does not is a shopper. */
export function peerOfCaller(userAgent: string | undefined): Peer {
  const known = peerSchema.safeParse(userAgent?.split('/')[0]);
  return known.success ? known.data : 'shopper';
}
