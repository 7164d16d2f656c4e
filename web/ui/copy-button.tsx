'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';

const saidForMs = 2_000;

interface CopyButtonProps {
  text: () => string;
  /** What is copied, for who can't see the icon: `Copy the path`. */
  label: string;
  /** Words beside the icon. */
  children?: ReactNode;
}

/** Copies a text and says whether it worked: a browser may refuse, and a page without a secure origin has no clipboard. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), saidForMs);
    return () => clearTimeout(timer);
  }, [said]);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
      setSaid('copied');
    } catch {
      setSaid('refused');
    }
  }
  const Icon = said === 'copied' ? Check : Copy;
  return (
    <>
      <Button
        size="small"
        look="quiet"
        onClick={() => void copy()}
        title={label}
        {...(children ? {} : { 'aria-label': label })}
      >
        <Icon size={13} aria-hidden="true" className={said === 'copied' ? 'text-ok' : ''} />
        {children}
      </Button>
      {/* Beside the button: what is said inside of one is not read out. */}
      <span role="status" className={said === 'refused' ? 'text-xs text-bad' : 'sr-only'}>
        {said === 'copied' && 'Copied'}
        {said === 'refused' && 'The browser refused'}
      </span>
    </>
  );
}
