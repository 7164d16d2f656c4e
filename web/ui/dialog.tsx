'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `alertdialog` asks: only its own buttons and Escape end it. */
  role?: 'dialog' | 'alertdialog';
  width?: string;
  children: ReactNode;
}

/** The platform's own modal dialog: it keeps the focus, closes on Escape, and gives the focus back. */
export function Dialog({ title, isOpen, onClose, role = 'dialog', width = '400px', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the dialog leaves the document: after that it could give no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!isOpen || dialog === null) return;
    dialog.showModal();
    return () => dialog.close();
  }, [isOpen]);
  const isQuestion = role === 'alertdialog';
  return (
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={titleId}
      style={{ width: `min(${width}, calc(100vw - 24px))` }}
      className="m-auto max-h-[calc(100dvh-24px)] overflow-y-auto overscroll-contain rounded-xl border border-line bg-panel text-ink shadow-2xl backdrop:bg-black/60"
      // Told late, when it may be open again.
      onClose={(event) => event.currentTarget.open || onClose()}
      // A press on the dialog itself and not on what is in it is one on its backdrop.
      onPointerDown={(event) => {
        if (!isQuestion && event.target === event.currentTarget) onClose();
      }}
    >
      {isOpen && (
        <div className="grid gap-3 p-5">
          <div className="flex items-center justify-between gap-3">
            <h2 id={titleId} className="text-[15px] font-semibold">
              {title}
            </h2>
            {!isQuestion && (
              <button
                type="button"
                className="grid size-8 place-items-center rounded-lg hover:bg-raised"
                aria-label="Close"
                onClick={onClose}
              >
                <X size={16} aria-hidden="true" />
              </button>
            )}
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
