import { Maximize2, Minimize2 } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../../ui/button.tsx';

/** Rows, code and logs need room: the inspector over the whole picture, and back (also with Escape). */
export function LargeSwitch({ isLarge, onChange }: { isLarge: boolean; onChange: (isLarge: boolean) => void }) {
  useEffect(() => {
    if (!isLarge) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onChange(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isLarge, onChange]);
  const label = isLarge ? 'Smaller again' : 'Look at it large';
  return (
    <Button
      size="small"
      look="quiet"
      className="bh-large-switch"
      aria-pressed={isLarge}
      aria-label={label}
      title={label}
      onClick={() => onChange(!isLarge)}
    >
      {isLarge ? <Minimize2 size={14} aria-hidden="true" /> : <Maximize2 size={14} aria-hidden="true" />}
    </Button>
  );
}
