'use client';

import { type ButtonHTMLAttributes, createContext, type ReactNode, useContext, useId, useState } from 'react';
import './popover.css';

const PopoverId = createContext<string | undefined>(undefined);

interface PopoverProps {
  title: string;
  trigger: ReactNode;
  triggerClassName: string;
  children: ReactNode;
}

/** The platform's own popover: Escape and a click elsewhere close it, and the focus goes back. Empty while it is closed. */
export function Popover({ title, trigger, triggerClassName, children }: PopoverProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={triggerClassName}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className="bh-popover"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <div className="grid gap-3">
            <h2 className="text-[15px] font-semibold">{title}</h2>
            <PopoverId value={id}>{children}</PopoverId>
          </div>
        )}
      </div>
    </>
  );
}

/** A button inside of a popover that closes it, whatever else it does. */
export function PopoverClose(props: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'>) {
  return <button type="button" popoverTarget={useContext(PopoverId)} popoverTargetAction="hide" {...props} />;
}
