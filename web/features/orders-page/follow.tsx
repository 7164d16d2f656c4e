'use client';

import { Pause, Play } from 'lucide-react';
import { useRef } from 'react';
import { useConnection, useLiveWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format/figures.ts';

interface FollowProps {
  /** The list can't be read now. */
  isInTrouble: boolean;
  isFollowing: boolean;
  readAtMs: number;
  onToggle: () => void;
}

/** Whether the list follows what happens. Held still, it says how much it misses. */
export function Follow({ isInTrouble, isFollowing, readAtMs, onToggle }: FollowProps) {
  const isHeard = useConnection().kind === 'live' && !isInTrouble;
  const changes = useLiveWorld(({ totals }) => totals.accepted + totals.confirmed + totals.cancelled);
  const seen = useRef({ readAtMs, changes });
  if (seen.current.readAtMs !== readAtMs) seen.current = { readAtMs, changes };
  const missed = Math.max(0, changes - seen.current.changes);
  return (
    <div className="flex items-center gap-3">
      <span className="text-mute">
        {isFollowing ? (
          <>
            <span className={isHeard ? 'text-ok' : 'text-undo'}>{isHeard ? '●' : '○'}</span>{' '}
            {isHeard ? 'follows the lab' : 'can not follow now'}
          </>
        ) : (
          `held still${missed > 0 ? `, ${formatCount(missed, 'change')} since` : ''}`
        )}
      </span>
      <Button onClick={onToggle} className="min-w-28">
        {isFollowing ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
        {isFollowing ? 'Hold still' : 'Follow'}
      </Button>
    </div>
  );
}
