import type { Passport } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Maximize2, Table2 } from 'lucide-react';
import { useState } from 'react';
import { useUi } from '../../../live/react.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatCount, shortId } from '../../../ui/format/figures.ts';
import { formatClock } from '../../../ui/format/time.ts';
import { PassportPart } from '../passport-part.tsx';
import { spansAt } from './at-moment.ts';
import { TraceTable } from './trace-table.tsx';
import { Waterfall } from './waterfall.tsx';

/** Everything that was done for the order, over time; as a picture, as a table, and with room. */
export function TraceTab({ id, passport }: { id: string; passport: UseQueryResult<Passport> }) {
  return <PassportPart passport={passport}>{(read) => <Trace id={id} passport={read} />}</PassportPart>;
}

function Trace({ id, passport }: { id: string; passport: Passport }) {
  const { trace } = passport;
  const moment = useUi((ui) => ui.moment);
  const [isTable, setTable] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const spans = spansAt(trace.spans, moment);
  const nowMs = moment ?? passport.readAtMs;
  const picture = isTable ? <TraceTable spans={spans} /> : <Waterfall spans={spans} nowMs={nowMs} />;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="mr-auto text-xs text-mute">
          {formatCount(spans.length, 'operation')}
          {trace.leftOut > 0 && `, ${trace.leftOut} left out`}
        </span>
        <Button size="small" look="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          <Table2 size={13} aria-hidden="true" /> {isTable ? 'As a picture' : 'As a table'}
        </Button>
        <Button size="small" look="quiet" onClick={() => setLarge(true)}>
          <Maximize2 size={13} aria-hidden="true" /> Enlarge
        </Button>
      </div>
      {trace.why && (
        <p className="rounded-lg border border-dashed border-line px-2.5 py-2 text-xs text-mute">
          ? {trace.why}
          {trace.keptSinceMs !== undefined && trace.state !== 'thinned' && trace.state !== 'none' && (
            <> It keeps events since {formatClock(trace.keptSinceMs)}.</>
          )}
        </p>
      )}
      {spans.length > 0 && !isLarge && picture}
      <Dialog title={`Trace of order ${shortId(id)}`} isOpen={isLarge} onClose={() => setLarge(false)} width="1280px">
        <div className="bh-order min-w-0">{picture}</div>
      </Dialog>
      <p className="text-[11px] text-mute">
        Told by the services to the lab; read {formatClock(trace.readAtMs)}.
        {trace.traceIds.length > 0 && (
          <span className="figures break-all"> Trace {trace.traceIds.slice(0, 3).join(', ')}</span>
        )}
      </p>
    </div>
  );
}
