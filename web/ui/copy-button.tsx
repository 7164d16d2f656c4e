'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';

const saidForMs = 2_000;

/** Copies a text and says that it did, or that the browser did not let it. */
export function CopyButton({ text, children, title }: { text: () => string; children: ReactNode; title?: string }) {
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
  return (
    <Button size="small" look="quiet" className="border-line!" onClick={() => void copy()} title={title}>
      <span aria-live="polite">{said === 'copied' ? '✓ Copied' : said === 'refused' ? '✕ Not allowed' : children}</span>
    </Button>
  );
}
