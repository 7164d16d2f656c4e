'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `alertdialog` interrupts: only its buttons and Escape end it. */
  role?: 'dialog' | 'alertdialog';
  className?: string;
  children: ReactNode;
}

/** The platform's own modal dialog: it keeps the focus, closes on Escape, and gives the focus back. */
export function Dialog({ title, isOpen, onClose, role = 'dialog', className = '', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (isOpen && !dialog?.open) dialog?.showModal();
    if (!isOpen) dialog?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={titleId}
      onClose={onClose}
      // A click on the dialog itself and not on what is in it is one on its backdrop.
      onPointerDown={(event) => {
        if (role === 'dialog' && event.target === event.currentTarget) onClose();
      }}
      className={`m-auto w-[min(400px,calc(100vw-32px))] rounded-xl border border-line bg-panel text-ink shadow-2xl backdrop:bg-black/60 ${className}`}
    >
      {isOpen && (
        <div className="grid gap-3 p-5">
          <h2 id={titleId} className="text-[15px] font-semibold">
            {title}
          </h2>
          {children}
        </div>
      )}
    </dialog>
  );
}
