'use client';

import { useConnection, useLabAddress, useLiveSeconds } from '../../live/react.ts';
import { formatAge } from '../../ui/format/time.ts';

/** Says when the picture can't be trusted, since when, and what to do. Nothing while all is well. */
export function ConnectionBanner() {
  const connection = useConnection();
  const labAddress = useLabAddress();
  useLiveSeconds();
  if (connection.kind === 'live') return null;
  if (connection.kind === 'connecting')
    return <Banner tone="border-line">Looking for the lab at {labAddress} …</Banner>;
  if (connection.kind === 'other-version') {
    return (
      <Banner tone="border-bad">
        <b>This page and the lab are of different versions.</b> Load the page again. If that does not help, restart the
        lab: <code>npm start</code>
      </Banner>
    );
  }
  const age = <span className="figures">{formatAge(Date.now() - connection.sinceMs)}</span>;
  if (connection.kind === 'stale') {
    return (
      <Banner tone="border-undo">
        <b>Nothing was heard for {age}.</b> What you see is that old. The lab may be frozen or very busy.
      </Banner>
    );
  }
  return (
    <Banner tone="border-bad">
      <b>The lab has not answered for {age}.</b> {connection.hasData && 'The picture is from before. '}Is it running?{' '}
      <code>npm start</code> brings it up; this page then goes on by itself.
    </Banner>
  );
}

function Banner({ tone, children }: { tone: string; children: React.ReactNode }) {
  return (
    <div
      role="status"
      className={`mx-auto w-fit max-w-130 rounded-xl border bg-panel px-4 py-2.5 shadow-xl [&_code]:rounded [&_code]:bg-raised [&_code]:px-1.5 [&_code]:py-0.5 [&_code]:font-mono ${tone}`}
    >
      {children}
    </div>
  );
}
