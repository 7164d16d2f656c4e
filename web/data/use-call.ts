import { useMemo } from 'react';
import { useLabAddress } from '../live/react.ts';
import { type Call, createLabClient } from './lab-client.ts';
import { notingCall } from './ledger-call.ts';
import { ledger } from './ledger-react.ts';

/** Calls the lab. What is more than a look stands in the ledger of this tab. */
export function useCall(): Call {
  const labAddress = useLabAddress();
  return useMemo(() => notingCall(createLabClient(labAddress), ledger), [labAddress]);
}
