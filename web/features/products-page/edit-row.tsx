'use client';

import type { ChangeProduct, Product } from '@bulkhead/contracts';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, inputLook } from '../../ui/field.tsx';
import { parseEuros, toEuroField } from '../../ui/format/euros.ts';

interface EditRowProps {
  product: Product;
  /** Only what is different. */
  onSave: (change: ChangeProduct) => void;
  onCancel: () => void;
}

/** The row as a form. Enter stores, Escape leaves everything as it was. */
export function EditRow({ product, onSave, onCancel }: EditRowProps) {
  const [name, setName] = useState(product.name);
  const [price, setPrice] = useState(toEuroField(product.price.amount));
  const form = useId();
  const amount = parseEuros(price);
  const nameError = name.trim() === '' ? 'give it a name' : undefined;
  const priceError = amount === undefined ? 'a price like 89 or 89.50' : undefined;

  function save(event: FormEvent) {
    event.preventDefault();
    if (nameError || amount === undefined) return;
    onSave({
      ...(name.trim() === product.name ? {} : { name: name.trim() }),
      ...(amount === product.price.amount ? {} : { price: { ...product.price, amount } }),
    });
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
  };
  return (
    <tr>
      <td colSpan={7}>
        <form id={form} onSubmit={save} onKeyDown={onKeyDown} className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 flex-[1_1_240px]">
            <Field label={`Name of ${product.id}`} error={nameError}>
              {(ids) => (
                <input
                  {...ids}
                  // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was pressed
                  autoFocus
                  dir="auto"
                  className={inputLook}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          </div>
          <div className="w-32">
            <Field label="Price in €" error={priceError}>
              {(ids) => (
                <input
                  {...ids}
                  inputMode="decimal"
                  className={`${inputLook} figures`}
                  value={price}
                  onChange={(event) => setPrice(event.target.value)}
                />
              )}
            </Field>
          </div>
          <div className="flex gap-2 pt-5.25">
            <Button type="submit" look="primary" disabled={Boolean(nameError || priceError)}>
              Save
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </div>
        </form>
      </td>
    </tr>
  );
}
