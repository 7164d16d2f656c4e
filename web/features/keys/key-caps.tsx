import { Fragment } from 'react';

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Home: 'Home',
  End: 'End',
};

/** A key as it stands on a keyboard: `⌘ K` or `Ctrl K`, `Shift ←`, `?`. */
export function KeyCaps({ name, isMac }: { name: string; isMac: boolean }) {
  const parts = name.split(/\+(?=.)/).map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return (
    <span className="inline-flex gap-1">
      {parts.map((part, i) => (
        <Fragment key={part}>
          {i > 0 && <span className="sr-only"> and </span>}
          <kbd className="figures grid min-w-6 place-items-center rounded-md border border-line bg-raised px-1.5 py-0.5 text-xs text-ink">
            {part}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
