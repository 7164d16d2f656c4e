import { Minus, Plus, Rows3, StepBack, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { panned, type View, zoomed } from './maths/view.ts';
import type { DiagramHandle } from './use-diagram.ts';

interface TimelineToolsProps {
  handle: DiagramHandle;
  change: (view: View) => void;
  isTable: boolean;
  setTable: (isTable: boolean) => void;
  hasOrder: boolean;
  isOnlyOrder: boolean;
  setOnlyOrder: (isOnly: boolean) => void;
  /** What the pointer is at, or what can be done. */
  hint: ReactNode;
}

export function TimelineTools({ handle, change, hint, ...choice }: TimelineToolsProps) {
  const { view } = handle.state;
  const scale = () => handle.diagram?.scale() ?? null;
  function zoom(factor: number): void {
    const now = scale();
    if (now !== null) change(zoomed(view, now, now.width / 2, factor));
  }
  function pan(px: number): void {
    const now = scale();
    if (now !== null) change(panned(view, now, px));
  }
  return (
    <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-1 gap-y-0.5 px-3 pt-1">
      <p className="figures min-w-0 flex-1 basis-40 truncate text-xs text-mute">
        <bdi>{hint}</bdi>
      </p>
      {choice.hasOrder && (
        <Toggle isOn={choice.isOnlyOrder} onTurn={choice.setOnlyOrder}>
          Open order only
        </Toggle>
      )}
      <Toggle isOn={view.isFolding} onTurn={(isFolding) => change({ ...view, isFolding })}>
        Fold pauses
      </Toggle>
      <Icon label="What was before" onClick={() => pan(160)}>
        <StepBack size={13} aria-hidden="true" />
      </Icon>
      <Icon label="What came after" onClick={() => pan(-160)}>
        <StepForward size={13} aria-hidden="true" />
      </Icon>
      <Icon label="Wider" onClick={() => zoom(1 / 0.6)}>
        <Minus size={13} aria-hidden="true" />
      </Icon>
      <Icon label="Closer" onClick={() => zoom(0.6)}>
        <Plus size={13} aria-hidden="true" />
      </Icon>
      <Button
        size="small"
        look={view.fixed === null ? 'quiet' : 'plain'}
        disabled={view.fixed === null}
        title={view.fixed === null ? 'It follows now.' : undefined}
        onClick={() => change({ ...view, isAuto: true, fixed: null })}
      >
        Follow
      </Button>
      <Toggle isOn={choice.isTable} onTurn={choice.setTable}>
        <Rows3 size={13} aria-hidden="true" /> As a table
      </Toggle>
    </div>
  );
}

function Toggle({ isOn, onTurn, children }: { isOn: boolean; onTurn: (isOn: boolean) => void; children: ReactNode }) {
  return (
    <Button size="small" look={isOn ? 'plain' : 'quiet'} aria-pressed={isOn} onClick={() => onTurn(!isOn)}>
      {children}
    </Button>
  );
}

function Icon({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button size="small" look="quiet" aria-label={label} title={label} onClick={onClick}>
      {children}
    </Button>
  );
}
