import { ChevronDown } from 'lucide-react';
import { type ReactNode, type SelectHTMLAttributes, useId } from 'react';

export const inputLook =
  'w-full min-h-9 rounded-lg border border-line bg-card px-2.5 py-1.5 text-ink hover:border-mute aria-invalid:border-bad disabled:text-mute';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode;
}

/** A label, what it is about, and what is wrong with it, tied together for those who hear them. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-mute">
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-hint`, 'aria-invalid': error !== undefined })}
      <div id={`${id}-hint`} className="text-xs text-mute empty:hidden">
        {error ? <span className="text-bad">✕ {error}</span> : hint}
      </div>
    </div>
  );
}

/** The platform's own list: it works with every keyboard, screen reader and phone. */
export function Select(props: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <span className="relative block">
      <select {...props} className={`${inputLook} appearance-none truncate pr-8`} />
      <ChevronDown
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-mute"
        aria-hidden="true"
      />
    </span>
  );
}
