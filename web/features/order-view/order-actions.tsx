import type { Order } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { useCall } from '../../data/use-call.ts';
import { useLiveWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Trouble } from '../../ui/section.tsx';

interface OrderActionsProps {
  id: string;
  /** As the order service says; the live world knows better, while it knows the order. */
  status: Order['status'] | undefined;
}

/** What can be done with the order as it is now, whatever moment is looked at. */
export function OrderActions({ id, status: read }: OrderActionsProps) {
  const status = useLiveWorld((world) => world.orders[id]?.status) ?? read;
  const call = useCall();
  const acting = useMutation({
    mutationFn: (verb: 'cancel' | 'retry') => call<Order>(`/shop/orders/${id}/${verb}`, { method: 'POST' }),
  });
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-1.5">
        {status === 'PENDING' && (
          <Button size="small" disabled={acting.isPending} onClick={() => acting.mutate('cancel')}>
            Cancel the order
          </Button>
        )}
        {status === 'STUCK' && (
          <Button size="small" disabled={acting.isPending} onClick={() => acting.mutate('retry')}>
            Try again
          </Button>
        )}
        <CopyButton text={() => id} label="Copy the id of the order">
          Copy id
        </CopyButton>
        <CopyButton text={() => `${location.origin}/?order=${id}`} label="Copy a link to the order">
          Copy link
        </CopyButton>
      </div>
      {acting.error && <Trouble error={acting.error} />}
    </div>
  );
}
