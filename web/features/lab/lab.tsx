'use client';

import { useEffect } from 'react';
import { DataProvider } from '../../data/provider.tsx';
import { LiveProvider, useAddress, useLiveWorld, useUi, useUiActions } from '../../live/react.ts';
import { type Panel, selectedComponent } from '../../live/ui-state.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { Tab, TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import { Alerts } from '../alerts/index.ts';
import { Canvas } from '../canvas/index.ts';
import { ConnectionBanner } from '../connection-banner/index.ts';
import { Faults } from '../faults/index.ts';
import { Header } from '../header/index.ts';
import { Load } from '../load/index.ts';
import { OrderForm } from '../order-form/index.ts';
import { StartUp } from '../start-up/index.ts';
import { Story } from '../story/index.ts';
import { MomentBanner, Timeline } from '../timeline/index.ts';
import { Verdict } from '../verdict/index.ts';
import { LinkProblems } from './link-problems.tsx';
import { Inspector, Ledger, Orders, OrderView } from './panels.ts';
import { SkipLinks } from './skip-links.tsx';
import { usePanelKeys } from './use-panel-keys.ts';
import { WhatDidThat } from './what-did-that.tsx';

/** The lab's page: act on the left, see in the middle, read on the right. */
export function Lab({ labAddress }: { labAddress: string }) {
  return (
    <LiveProvider labAddress={labAddress}>
      <DataProvider>
        <Page />
      </DataProvider>
    </LiveProvider>
  );
}

const wide = '(min-width: 64rem)';

/** On a phone the page begins with what a person can do; on a wide screen that is always in sight. */
function useFirstPanel(): void {
  const { show } = useUiActions();
  useEffect(() => {
    const media = matchMedia(wide);
    const settle = () => show(media.matches ? 'story' : 'act');
    if (!media.matches && location.search === '') settle();
    media.addEventListener('change', settle);
    return () => media.removeEventListener('change', settle);
  }, [show]);
}

function Page() {
  const problems = useAddress();
  useFirstPanel();
  usePanelKeys();
  const panel = useUi((ui) => ui.panel);
  const isPast = useUi((ui) => ui.moment !== null);
  const selected = useUi(selectedComponent);
  const openOrderId = useUi((ui) => ui.openOrderId);
  const { show } = useUiActions();
  // After a reset the last order is gone, so the form begins anew.
  const dataEpoch = useLiveWorld((world) => world.reset.dataEpoch);
  return (
    <Tabs<Panel> value={panel} onChange={show} className="bh-page" data-panel={panel}>
      <SkipLinks />
      <Header
        verdict={
          <>
            <Alerts />
            <Verdict />
          </>
        }
      />
      <main
        id="canvas"
        tabIndex={-1}
        className="relative min-h-0 min-w-0 [grid-area:canvas]"
        aria-label={isPast ? 'The system, as it was' : 'The system, live'}
        data-past={isPast}
      >
        <div className="pointer-events-none absolute inset-x-3 top-3 z-30 grid gap-2">
          <ConnectionBanner />
          <MomentBanner />
          <LinkProblems problems={problems} />
        </div>
        <PanelBoundary name="The picture">
          <Canvas />
          <StartUp />
        </PanelBoundary>
      </main>
      <div id="timeline" className="min-w-0 [grid-area:timeline]">
        <PanelBoundary name="The timeline" placeholder={<div className="bh-timeline-place" />}>
          <Timeline />
        </PanelBoundary>
      </div>
      <section className="bh-tabs" aria-label="Panels">
        <TabList label="Panels" className="flex min-w-0 gap-0.5">
          <Tab value="act" controls="act" className="bh-tab bh-tab-act">
            Act
          </Tab>
          <Tab value="story" className="bh-tab">
            Story
          </Tab>
          <Tab value="orders" className="bh-tab" {...Orders.near}>
            Orders
          </Tab>
          <Tab value="component" className="bh-tab min-w-0" {...Inspector.near}>
            <span className="truncate">{selected ?? 'Component'}</span>
          </Tab>
          <Tab value="ledger" className="bh-tab" {...Ledger.near}>
            Ledger
          </Tab>
        </TabList>
      </section>
      <aside id="act" tabIndex={-1} aria-label="Act" className="bh-act">
        <PanelBoundary name="The order form">
          <OrderForm key={dataEpoch} />
        </PanelBoundary>
        <PanelBoundary name="The shoppers">
          <Load />
        </PanelBoundary>
        <PanelBoundary name="The faults">
          <Faults />
        </PanelBoundary>
        <PanelBoundary name="The last command" placeholder={null}>
          <WhatDidThat />
        </PanelBoundary>
      </aside>
      <section id="read" tabIndex={-1} aria-label="Story, orders, component and ledger" className="bh-read">
        <TabPanel value="story" className="h-full min-h-0">
          <PanelBoundary name="The story">
            <Story />
          </PanelBoundary>
        </TabPanel>
        <TabPanel value="orders" className="h-full min-h-0">
          <PanelBoundary name="The orders">
            {openOrderId ? <OrderView key={openOrderId} id={openOrderId} /> : <Orders />}
          </PanelBoundary>
        </TabPanel>
        <TabPanel value="component" className="h-full min-h-0">
          <PanelBoundary name="The inspector">
            <Inspector />
          </PanelBoundary>
        </TabPanel>
        <TabPanel value="ledger" className="h-full min-h-0">
          <PanelBoundary name="The ledger">
            <Ledger />
          </PanelBoundary>
        </TabPanel>
      </section>
    </Tabs>
  );
}
