'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../data/use-call.ts';
import { useLiveWorld, useUiActions } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { Trouble } from '../../ui/section.tsx';

/** Back to the seed data. It asks first: every order goes. */
export function Reset() {
  const call = useCall();
  const queries = useQueryClient();
  const { openOrder } = useUiActions();
  const isRunning = useLiveWorld((world) => world.reset.running);
  const [isOpen, setOpen] = useState(false);
  const resetting = useMutation({
    mutationFn: () => call<{ dataEpoch: number }>('/reset', { method: 'POST' }),
    onSuccess: () => {
      setOpen(false);
      openOrder(null);
      void queries.invalidateQueries();
    },
  });
  const isBusy = isRunning || resetting.isPending;
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={setOpen}>
      <AlertDialog.Trigger
        className="flex min-h-8 items-center gap-1.5 rounded-lg border border-line px-2.5 hover:border-mute"
        title="Seed data again"
      >
        <RotateCcw size={14} aria-hidden="true" />
        <span className="max-sm:sr-only">{isBusy ? 'Resetting …' : 'Reset'}</span>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 grid w-[min(400px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 gap-3 rounded-xl border border-line bg-panel p-5 shadow-2xl">
          <AlertDialog.Title className="text-[15px] font-semibold">Begin again?</AlertDialog.Title>
          <AlertDialog.Description className="text-mute">
            Every order, payment and notification is removed and the seed data is put back. It takes a few seconds.
          </AlertDialog.Description>
          {resetting.error && <Trouble error={resetting.error} />}
          <div className="flex justify-end gap-2">
            <AlertDialog.Close className="min-h-9 rounded-lg border border-line px-3 hover:border-mute">
              Keep everything
            </AlertDialog.Close>
            <Button look="primary" disabled={isBusy} onClick={() => resetting.mutate()}>
              {isBusy ? 'Resetting …' : 'Reset'}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
