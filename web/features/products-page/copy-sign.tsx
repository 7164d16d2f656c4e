'use client';

import type { Product } from '@bulkhead/contracts';
import { useEffect, useRef, useState } from 'react';
import type { CatalogueCopy, CopiedProduct } from '../../data/catalogue-copy.ts';
import { formatMoney } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';

/** Whether the order service knows this product as it is now. */
export function CopySign({ product, copy }: { product: Product; copy: CatalogueCopy }) {
  const copied = copy.byId?.get(product.id);
  const isBehind = copied !== undefined && copied.version < product.version;
  const tookMs = useTimeBehind(isBehind);
  if (copy.error !== null) {
    return (
      <Sign className="text-mute" title={copy.error.message}>
        <span aria-hidden="true">◌</span> can&apos;t be read now
        {copied && <span className="block">last seen: {formatCopy(copied)}</span>}
      </Sign>
    );
  }
  if (copy.byId === undefined) return <Sign className="text-mute">…</Sign>;
  if (copied === undefined) return <Sign className="text-undo">○ not there yet; it follows</Sign>;
  if (isBehind) {
    return <Sign className="text-undo">○ follows; it still has {formatCopy(copied)}</Sign>;
  }
  return (
    <Sign className="text-mute">
      <span className="text-ok">✓</span> same
      {tookMs !== undefined && <span className="text-ok">, within {formatDuration(tookMs)}</span>}
    </Sign>
  );
}

const formatCopy = ({ priceCents, version }: CopiedProduct) =>
  `${formatMoney({ amount: priceCents, currency: 'EUR' })} (version ${version})`;

function Sign({ className, title, children }: { className: string; title?: string; children: React.ReactNode }) {
  return (
    <span className={`block text-xs md:min-w-58 ${className}`} title={title}>
      {children}
    </span>
  );
}

/** How long the copy was seen behind, once it is not any more. Undefined when it never was. */
function useTimeBehind(isBehind: boolean): number | undefined {
  const since = useRef<number | undefined>(undefined);
  const [tookMs, setTookMs] = useState<number>();
  useEffect(() => {
    if (isBehind) since.current ??= performance.now();
    else if (since.current !== undefined) {
      setTookMs(performance.now() - since.current);
      since.current = undefined;
    }
  }, [isBehind]);
  return isBehind ? undefined : tookMs;
}
