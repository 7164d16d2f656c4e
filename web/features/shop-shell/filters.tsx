'use client';

import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, inputLook, Select } from '../../ui/field.tsx';
import { useKeys } from '../keys/index.ts';

/** The row of fields above a list. On a phone it is folded, so that the list begins in sight. */
export function Filters({ isInUse, children }: { isInUse: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const place = useRef<HTMLElement>(null);
  const goThere = () => {
    setOpen(true);
    // A folded field takes no focus until it is drawn.
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('input, select')?.focus());
  };
  useKeys([{ keys: '/', does: 'Go to the filters', section: 'List', run: goThere }]);
  return (
    <>
      <Button
        className="mb-3 min-h-11 w-full md:hidden"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal size={14} aria-hidden="true" />
        {isOpen ? 'Fold the filters' : `Filter and sort${isInUse ? ' (in use)' : ''}`}
      </Button>
      <search
        ref={place}
        id={id}
        className={`mb-3 grid grid-cols-1 items-end gap-3 min-[26rem]:grid-cols-2 md:flex md:flex-wrap md:[&>*]:min-w-40 ${isOpen ? '' : 'max-md:hidden'}`}
      >
        {children}
      </search>
    </>
  );
}

interface SelectFilterProps {
  label: string;
  value: string | undefined;
  /** Values with the word that is shown. The empty one stands for all. */
  options: readonly (readonly [value: string, word: string])[];
  onChange: (value: string) => void;
  hint?: ReactNode;
}

export function SelectFilter({ label, value = '', options, onChange, hint }: SelectFilterProps) {
  const isKnown = options.some(([known]) => known === value);
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
          {/* What the link names is shown, also when nobody knows it. */}
          {!isKnown && <option value={value}>{value.slice(0, 60)}</option>}
          {options.map(([known, word]) => (
            <option key={known} value={known}>
              {word}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

const typingMs = 300;

interface TextFilterProps {
  label: string;
  value: string | undefined;
  maxLength: number;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** Follows the typing with a pause, and the link when that changes by itself (back, clear). */
export function TextFilter({ label, value = '', maxLength, placeholder, onChange }: TextFilterProps) {
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  if (lastValue !== value) {
    setLastValue(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="search"
          dir="auto"
          className={inputLook}
          value={text}
          maxLength={maxLength}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </Field>
  );
}
