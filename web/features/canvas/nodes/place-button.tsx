import type { ComponentId } from '@bulkhead/contracts';
import type { ReactNode } from 'react';
import { useSeconds, useUi, useUiActions, useWorld } from '../../../live/react.ts';
import { selectedComponent } from '../../../live/ui-state.ts';
import { speakAge } from '../../../ui/format/time.ts';
import { stateLooks } from '../../../ui/state-look.ts';
import { currentPlace, useIsCurrent } from '../keyboard/current-place.ts';

interface PlaceButtonProps {
  id: ComponentId;
  className: string;
  /** What else is to be said of it. */
  detail?: string;
  children: ReactNode;
}

/** A part of the picture that can be chosen by click, tap and keyboard, and says its state to those who can't see it. */
export function PlaceButton({ id, className, detail, children }: PlaceButtonProps) {
  const isSelected = useUi((ui) => selectedComponent(ui) === id);
  const isCurrent = useIsCurrent(id);
  const { select } = useUiActions();
  const status = useWorld((world) => world.components[id].status);
  const nowMs = useSeconds();
  const { word, tone } = stateLooks[status.state];
  const since = tone === 'ok' || tone === 'unknown' || nowMs === 0 ? '' : ` for ${speakAge(nowMs - status.sinceMs)}`;
  return (
    <button
      type="button"
      className={`nopan ${className}`}
      data-component={id}
      data-state={status.state}
      data-tone={tone}
      aria-pressed={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => currentPlace.set(id)}
      onClick={() => select(id)}
    >
      <span className="sr-only">{`${id}, ${word}${since}${detail ? `, ${detail}` : ''}`}</span>
      <span className="contents" aria-hidden="true">
        {children}
      </span>
    </button>
  );
}
