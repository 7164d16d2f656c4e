'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../data/use-call.ts';
import { useLiveWorld, useUiActions } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
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
    <>
      <button
        type="button"
        className="flex min-h-8 items-center gap-1.5 rounded-lg border border-line px-2.5 hover:border-mute"
        title="Seed data again"
        onClick={() => setOpen(true)}
      >
        <RotateCcw size={14} aria-hidden="true" />
        <span className="max-sm:sr-only">{isBusy ? 'Resetting …' : 'Reset'}</span>
      </button>
      <Dialog role="alertdialog" title="Begin again?" isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className="text-mute">
          Every order, payment and notification is removed and the seed data is put back. It takes a few seconds.
        </p>
        {resetting.error && <Trouble error={resetting.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Keep everything</Button>
          <Button look="primary" disabled={isBusy} onClick={() => resetting.mutate()}>
            {isBusy ? 'Resetting …' : 'Reset'}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
