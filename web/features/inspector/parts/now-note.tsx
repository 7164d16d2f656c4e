import { useUi } from '../../../live/react.ts';
import { formatClock } from '../../../ui/format/time.ts';

/** While the picture shows the past: what is read from the system itself is always of now, and says so. */
export function NowNote() {
  const moment = useUi((ui) => ui.moment);
  if (moment === null) return null;
  return (
    <p className="mb-3 rounded-lg border border-undo/60 px-3 py-2">
      <span className="text-undo">◷</span> This is as it is now. The picture shows {formatClock(moment)}.
    </p>
  );
}
