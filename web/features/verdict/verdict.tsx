'use client';

import type { AuditReport, Verdict as VerdictOf } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { useCall } from '../../data/use-call.ts';
import { useConnection, useSeconds, useWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatAge, formatDuration } from '../../ui/format/time.ts';
import { Popover } from '../../ui/popover.tsx';
import { Trouble } from '../../ui/section.tsx';
import { summaryOf, verdictLooks } from './summary.ts';

/** The invariants in one chip, always in sight: do they hold? Opens the list. */
export function Verdict() {
  const audit = useWorld((world) => world.audit);
  const isHeard = !['disconnected', 'stale'].includes(useConnection().kind);
  // An old verdict says nothing about now.
  const { text, className, sign } = isHeard ? summaryOf(audit?.verdicts) : { ...summaryOf(undefined), text: 'unknown' };
  return (
    <Popover
      title="Is everything as it must be?"
      triggerClassName="flex min-h-8 items-center gap-1.5 rounded-full border border-line px-3 whitespace-nowrap hover:border-mute"
      trigger={
        <>
          <span className={className} aria-hidden="true">
            {sign}
          </span>
          <span className="max-sm:sr-only">{text}</span>
        </>
      }
    >
      <Report verdicts={audit?.verdicts ?? []} atMs={audit?.at} />
    </Popover>
  );
}

function Report({ verdicts, atMs }: { verdicts: readonly VerdictOf[]; atMs: number | undefined }) {
  const call = useCall();
  const nowMs = useSeconds();
  const checking = useMutation({ mutationFn: () => call<AuditReport>('/audit', { method: 'POST' }) });
  return (
    <>
      <p className="text-mute">
        The auditor reads every database by itself and shares no code with the services.
        {atMs !== undefined && nowMs > 0 && ` It last looked ${formatAge(nowMs - atMs)} ago.`}
      </p>
      {verdicts.length === 0 && <p>It has not looked yet.</p>}
      <ul className="grid">
        {verdicts.map((verdict) => {
          const { sign, word, className } = verdictLooks[verdict.verdict];
          return (
            <li key={verdict.invariant} className="grid grid-cols-[34px_1fr_auto] gap-x-2 border-t border-line py-1.5">
              <span className="figures text-mute">{verdict.invariant}</span>
              <span>{verdict.title}</span>
              <b className={`font-semibold whitespace-nowrap ${className}`}>
                {sign} {word}
                {verdict.sinceMs !== undefined &&
                  verdict.verdict === 'not-yet' &&
                  ` ${formatDuration(verdict.sinceMs)}`}
              </b>
              {verdict.witness && verdict.verdict !== 'holds' && (
                <span className="col-span-2 col-start-2 text-xs break-words text-mute">{verdict.witness}</span>
              )}
            </li>
          );
        })}
      </ul>
      {checking.error && <Trouble error={checking.error} />}
      <Button look="primary" disabled={checking.isPending} onClick={() => checking.mutate()}>
        {checking.isPending ? 'Checking …' : 'Check now'}
      </Button>
    </>
  );
}
