'use client';

import type { Product } from '@bulkhead/contracts';
import { useRef, useState } from 'react';
import type { CatalogueCopy } from '../../data/catalogue-copy.ts';
import { useChangeProduct, useRestock } from '../../data/shop-changes.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoney } from '../../ui/format/figures.ts';
import { LongText } from '../../ui/long-text.tsx';
import { Cell, Row } from '../../ui/table/table.tsx';
import { Outcome, Saving } from './change-signs.tsx';
import { CopySign } from './copy-sign.tsx';
import { EditRow } from './edit-row.tsx';
import { RestockForm } from './restock-form.tsx';

interface ProductRowProps {
  product: Product;
  copy: CatalogueCopy;
  isFresh: boolean;
}

/**
 * One product. What was just asked for is shown at once and marked as not yet stored; a refusal puts back what was
 * there, with the reason.
 */
export function ProductRow({ product, copy, isFresh }: ProductRowProps) {
  const [isEditing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const changing = useChangeProduct(product.id);
  const restocking = useRestock(product.id);
  const name = (changing.isPending && changing.variables.name) || product.name;
  const price = (changing.isPending && changing.variables.price) || product.price;
  const available = restocking.isPending ? restocking.variables.shown : product.available;
  const close = () => {
    setEditing(false);
    // The button is back only after this is drawn.
    requestAnimationFrame(() => edit.current?.focus());
  };
  if (isEditing) {
    const save = (change: Parameters<typeof changing.mutate>[0]) => {
      if (Object.keys(change).length > 0) changing.mutate(change);
      close();
    };
    return <EditRow product={product} onSave={save} onCancel={close} />;
  }
  return (
    <Row isFresh={isFresh}>
      <Cell label="Product">
        <span className="font-semibold">
          <LongText text={name} />
        </span>
        {changing.isPending && changing.variables.name && <Saving />}
        <span className="figures block text-xs text-mute">{product.id}</span>
        <Outcome change={changing} />
      </Cell>
      <Cell label="Price" isFigure>
        <span className="figures whitespace-nowrap">{formatMoney(price)}</span>
        {changing.isPending && changing.variables.price && <Saving />}
      </Cell>
      <Cell label="Available" isFigure>
        <span className={`figures ${available === 0 ? 'font-semibold text-bad' : ''}`}>{available}</span>
        {available === 0 && <span className="block text-xs text-bad">sold out</span>}
        {restocking.isPending && <Saving />}
        <Outcome change={restocking} isRepeatable={false} />
      </Cell>
      <Cell label="Reserved" isFigure>
        <span className="figures">{product.reserved}</span>
      </Cell>
      <Cell label="Sold" isFigure>
        <span className="figures">{product.sold}</span>
      </Cell>
      <Cell label="Order service's copy">
        <CopySign product={product} copy={copy} />
      </Cell>
      <Cell label="Change">
        <div className="flex flex-wrap items-center gap-2 md:justify-end">
          <Button
            ref={edit}
            aria-label={`Edit ${product.name.slice(0, 80)}`}
            disabled={changing.isPending}
            onClick={() => setEditing(true)}
          >
            Edit
          </Button>
          <RestockForm
            name={product.name}
            isBusy={restocking.isPending}
            onRestock={(quantity) => restocking.mutate({ quantity, shown: product.available + quantity })}
          />
        </div>
      </Cell>
    </Row>
  );
}
