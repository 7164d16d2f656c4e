import { Pause, Play } from 'lucide-react';
import { speeds } from '../../live/history/replay.ts';
import { useReplay, useReplayState } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { useKeys } from '../keys/index.ts';

/** Lets the past go by from the moment that is shown: slower than it was, or as it was. */
export function ReplayControls() {
  const replay = useReplay();
  const { isPlaying, speed } = useReplayState();
  const turn = () => (isPlaying ? replay.pause() : replay.play());
  useKeys([{ keys: 'Space', does: 'Play or pause the past', section: 'Timeline', run: turn }]);
  return (
    <span className="flex items-center gap-1">
      <Button size="small" look="quiet" onClick={turn} aria-label={isPlaying ? 'Pause' : 'Play from here'}>
        {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
      </Button>
      {speeds.map((one) => (
        <Button
          key={one}
          size="small"
          look={one === speed ? 'plain' : 'quiet'}
          className="figures"
          aria-pressed={one === speed}
          aria-label={`${one} times as fast as it was`}
          onClick={() => replay.setSpeed(one)}
        >
          {one}×
        </Button>
      ))}
    </span>
  );
}
