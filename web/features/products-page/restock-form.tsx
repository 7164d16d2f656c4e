'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { inputLook } from '../../ui/field.tsx';

interface RestockFormProps {
  name: string;
  isBusy: boolean;
  onRestock: (quantity: number) => void;
}

/** More pieces on the shelf. How many are too many is for the service to say. */
export function RestockForm({ name, isBusy, onRestock }: RestockFormProps) {
  const [text, setText] = useState('10');
  const quantity = Number(text);
  const isNumber = /^\d{1,9}$/.test(text) && quantity > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNumber) onRestock(quantity);
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1.5">
      <input
        className={`${inputLook} figures w-16 text-right`}
        style={{ width: '4.5rem' }}
        inputMode="numeric"
        aria-label={`Pieces to add to ${name.slice(0, 80)}`}
        aria-invalid={!isNumber}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        type="submit"
        disabled={isBusy || !isNumber}
        title={isNumber ? 'Put them on the shelf' : 'A whole number from 1'}
      >
        Restock
      </Button>
    </form>
  );
}
