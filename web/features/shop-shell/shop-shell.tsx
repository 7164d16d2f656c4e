'use client';

import { type ReactNode, useEffect } from 'react';
import { DataProvider } from '../../data/provider.tsx';
import { LiveProvider, useUiActions } from '../../live/react.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { ConnectionBanner } from '../connection-banner/index.ts';
import { Header } from '../header/index.ts';
import { Verdict } from '../verdict/index.ts';

/** What the pages of the shop have in common: the header, the live feed, and a way past the header for the keyboard. */
export function ShopShell({ labAddress, children }: { labAddress: string; children: ReactNode }) {
  return (
    <LiveProvider labAddress={labAddress}>
      <DataProvider>
        <Present />
        <a
          href="#page"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-accent focus:px-3 focus:py-2 focus:font-semibold focus:text-on-accent"
        >
          Go to the page
        </a>
        <div className="sticky top-0 z-30">
          <Header verdict={<Verdict />} />
        </div>
        <main id="page" tabIndex={-1} className="mx-auto w-full max-w-310 px-3 pt-5 pb-16 sm:px-6">
          <PanelBoundary name="The page">{children}</PanelBoundary>
        </main>
        <div className="fixed inset-x-3 bottom-3 z-30">
          <ConnectionBanner />
        </div>
      </DataProvider>
    </LiveProvider>
  );
}

/** The shop has no past to look at: its lists are read from the services as they are now. */
function Present() {
  const { lookAt } = useUiActions();
  useEffect(() => lookAt(null), [lookAt]);
  return null;
}
