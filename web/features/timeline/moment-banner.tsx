'use client';

import { useFeed, useLiveSeconds, useUi, useUiActions } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/format/time.ts';
import { useKeys } from '../keys/index.ts';
import { agoText, placeOfMoment } from './maths/moment.ts';
import { ReplayControls } from './replay-controls.tsx';

/** Says that what is shown is past, which moment it is, and leads back. Nothing while the present is shown. */
export function MomentBanner() {
  const moment = useUi((ui) => ui.moment);
  const { lookAt } = useUiActions();
  const { past, nowMs } = useFeed();
  const second = useLiveSeconds();
  const isPast = () => moment !== null;
  const back = () => lookAt(null);
  useKeys([{ keys: ['l', 'Escape'], does: 'Back to live', section: 'Timeline', run: back, isOn: isPast }]);
  if (moment === null || second === 0) return null;
  const place = placeOfMoment(moment, past.known(), nowMs());
  return (
    <div
      data-moment={place.kind}
      className="pointer-events-auto mx-auto flex w-fit max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-xl border border-undo bg-panel px-3 py-1.5 shadow-xl"
    >
      <p role="status" className="min-w-0">
        <b className="font-semibold">
          You look at <span className="figures">{formatMoment(moment)}</span>
        </b>
        , {agoText(nowMs() - moment)}.{place.kind !== 'kept' && <span className="text-mute"> {place.why}</span>}
      </p>
      <ReplayControls />
      <Button size="small" look="primary" onClick={back} title="Key: L or Escape">
        Back to live
      </Button>
    </div>
  );
}
