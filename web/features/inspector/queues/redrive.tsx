'use client';

import type { QueueName } from '@bulkhead/contracts/messages/topology';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../../data/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { formatCount } from '../../../ui/format/figures.ts';
import { Trouble } from '../../../ui/section.tsx';

/** Sends the dead letters of a queue again: asks first, and says how many it were. */
export function Redrive({ queue, count }: { queue: QueueName; count: number }) {
  const call = useCall();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const redrive = useMutation({
    mutationFn: () => call<{ moved: number }>(`/queues/${queue}/redrive`, { method: 'POST' }),
    onSettled: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ['messages'] });
    },
  });
  const letters = formatCount(count, 'dead letter');
  return (
    <div className="grid gap-1.5 empty:hidden">
      {count > 0 && !isAsking && (
        <Button size="small" className="justify-self-start" onClick={() => setAsking(true)}>
          Send {count === 1 ? 'it' : 'them'} again …
        </Button>
      )}
      {count > 0 && isAsking && (
        <div className="grid gap-1.5 rounded-lg border border-undo/60 px-3 py-2">
          <p>
            Send {letters} back into {queue}? What is wrong with {count === 1 ? 'it' : 'them'} should be mended first,
            or {count === 1 ? 'it ends' : 'they end'} here again.
          </p>
          <div className="flex gap-1.5">
            <Button size="small" look="primary" disabled={redrive.isPending} onClick={() => redrive.mutate()} autoFocus>
              {redrive.isPending ? 'Sending …' : `Send ${letters} again`}
            </Button>
            <Button size="small" disabled={redrive.isPending} onClick={() => setAsking(false)}>
              Leave {count === 1 ? 'it' : 'them'}
            </Button>
          </div>
        </div>
      )}
      {redrive.data && (
        <p role="status" className="text-ok">
          ✓ {formatCount(redrive.data.moved, 'message')} went back into {queue}.
        </p>
      )}
      {redrive.error && <Trouble error={redrive.error} />}
    </div>
  );
}
