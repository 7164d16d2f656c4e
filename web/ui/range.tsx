import { type CSSProperties, useEffect, useId, useRef } from 'react';
import './range.css';

interface RangeProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** While it moves. */
  onChange: (value: number) => void;
  /** When it was let go. */
  onCommit: (value: number) => void;
}

/** The platform's own slider, with its figure beside the label. */
export function Range({ label, value, min, max, onChange, onCommit }: RangeProps) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  // React's `onChange` is the platform's `input`; `change`, which comes once at the end, has no name in React.
  useEffect(() => {
    const input = ref.current;
    const commit = () => input && onCommit(input.valueAsNumber);
    input?.addEventListener('change', commit);
    return () => input?.removeEventListener('change', commit);
  }, [onCommit]);
  const filled = `${((value - min) / (max - min)) * 100}%`;
  return (
    <div>
      <label htmlFor={id} className="flex justify-between text-xs text-mute">
        {label} <span className="figures text-ink">{value}</span>
      </label>
      <input
        ref={ref}
        id={id}
        type="range"
        className="bh-range"
        style={{ '--filled': filled } as CSSProperties} // React's type knows no properties of one's own
        value={value}
        min={min}
        max={max}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}
