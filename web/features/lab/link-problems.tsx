import { X } from 'lucide-react';
import { useState } from 'react';

/** What the link that was opened named and could not be shown. The rest of the link is shown all the same. */
export function LinkProblems({ problems }: { problems: readonly string[] }) {
  const [isClosed, setClosed] = useState(false);
  if (isClosed || problems.length === 0) return null;
  return (
    <div
      role="status"
      className="pointer-events-auto mx-auto flex w-fit max-w-130 items-start gap-3 rounded-xl border border-undo bg-panel px-4 py-2.5 break-words shadow-xl"
    >
      <ul className="min-w-0">
        {problems.map((problem) => (
          <li key={problem}>
            <bdi>{problem}</bdi>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="grid size-6 shrink-0 place-items-center rounded hover:bg-raised"
        aria-label="Close this message"
        onClick={() => setClosed(true)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
