import { useMemo } from 'react';
import { useLabAddress } from '../live/react.ts';
import { type Call, createLabClient } from './lab-client.ts';

export function useCall(): Call {
  const labAddress = useLabAddress();
  return useMemo(() => createLabClient(labAddress), [labAddress]);
}
