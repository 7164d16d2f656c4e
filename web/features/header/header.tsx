'use client';

import { CircleHelp } from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useConnection, useSeconds } from '../../live/react.ts';
import { formatAge } from '../../ui/format/time.ts';
import { Mark } from '../../ui/mark.tsx';
import { Help, openHelp } from '../keys/index.ts';
import { Palette } from '../palette/index.ts';
import { Navigation } from './navigation.tsx';
import { Reset } from './reset.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The ship's name, the verdict, how far the screen can be trusted, and the way back to the beginning. */
export function Header({ verdict }: { verdict: ReactNode }) {
  // The lab's page is called like the ship; every other page has a title of its own.
  const Name = usePathname() === '/' ? 'h1' : 'p';
  return (
    <header className="flex h-13 items-center gap-2 border-b border-line bg-panel px-3 sm:gap-3 sm:px-4 lg:col-span-3">
      <Name className="flex items-center gap-2.5 text-[15px] font-semibold tracking-tight">
        <Mark />
        <span className="max-[26rem]:sr-only">Bulkhead</span>
      </Name>
      <Navigation />
      <span className="flex-1" />
      {verdict}
      <ConnectionSign />
      <Palette />
      <Reset />
      <button
        type="button"
        className="grid size-8 shrink-0 place-items-center rounded-lg border border-line hover:border-mute"
        aria-label="Keys of this page"
        title="Keys of this page (?)"
        onClick={openHelp}
      >
        <CircleHelp size={15} aria-hidden="true" />
      </button>
      <ThemeSwitch />
      <Help />
    </header>
  );
}

function ConnectionSign() {
  const connection = useConnection();
  // The clock makes the age count up.
  useSeconds();
  const looks = {
    connecting: { sign: '◐', text: 'connecting', className: 'text-command' },
    live: { sign: '●', text: 'live', className: 'text-ok' },
    stale: { sign: '○', text: 'stale', className: 'text-undo' },
    disconnected: { sign: '✕', text: 'disconnected', className: 'text-bad' },
    'other-version': { sign: '✕', text: 'other version', className: 'text-bad' },
  } as const;
  const { sign, text, className } = looks[connection.kind];
  const age = 'sinceMs' in connection ? ` ${formatAge(Date.now() - connection.sinceMs)}` : '';
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap" data-connection={connection.kind}>
      <span className={className} aria-hidden="true">
        {sign}
      </span>
      <span className="max-sm:sr-only">
        {text}
        <span className="figures">{age}</span>
      </span>
    </span>
  );
}
