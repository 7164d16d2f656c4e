'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';

const thanksMs = 1_800;

/** Copies a text, and says whether that worked: a browser may refuse. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), thanksMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }
  return (
    <Button size="small" look="quiet" onClick={() => void copy()} aria-label={label} title={label}>
      {outcome === 'copied' ? <Check size={13} aria-hidden="true" /> : <Copy size={13} aria-hidden="true" />}
      <span role="status" className={outcome === 'idle' ? 'sr-only' : ''}>
        {outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused' : ''}
      </span>
    </Button>
  );
}
