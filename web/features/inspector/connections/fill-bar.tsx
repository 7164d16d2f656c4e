interface FillBarProps {
  label: string;
  used: number;
  max: number;
}

/** How much of something limited is taken, as a bar beside its figures. */
export function FillBar({ label, used, max }: FillBarProps) {
  const share = max > 0 ? Math.min(1, used / max) : 0;
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-2">
        <span>{label}</span>
        <b className={`figures ${share >= 1 ? 'text-bad' : ''}`}>
          {share >= 1 && '✕ full: '}
          {used} of {max}
        </b>
      </div>
      <div className="h-1.5 overflow-hidden rounded-full bg-raised" aria-hidden="true">
        <div
          className={`h-full rounded-full ${share >= 1 ? 'bg-bad' : share > 0.8 ? 'bg-undo' : 'bg-command'}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
