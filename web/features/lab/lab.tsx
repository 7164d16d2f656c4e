'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useEffect } from 'react';
import { DataProvider } from '../../data/provider.tsx';
import { LiveProvider, useAddress, useLiveWorld, useUi, useUiActions } from '../../live/react.ts';
import { type Panel, selectedComponent } from '../../live/ui-state.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { Alerts } from '../alerts/index.ts';
import { Canvas } from '../canvas/index.ts';
import { Faults } from '../faults/index.ts';
import { Header } from '../header/index.ts';
import { Inspector } from '../inspector/index.ts';
import { Load } from '../load/index.ts';
import { OrderForm } from '../order-form/index.ts';
import { OrderView } from '../order-view/index.ts';
import { Orders } from '../orders/index.ts';
import { StartUp } from '../start-up/index.ts';
import { Story } from '../story/index.ts';
import { Verdict } from '../verdict/index.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { LinkProblems } from './link-problems.tsx';
import { SkipLinks } from './skip-links.tsx';
import { usePanelKeys } from './use-panel-keys.ts';

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
  const selected = useUi(selectedComponent);
  const openOrderId = useUi((ui) => ui.openOrderId);
  const { show } = useUiActions();
  // After a reset the last order is gone, so the form begins anew.
  const dataEpoch = useLiveWorld((world) => world.reset.dataEpoch);
  return (
    <Tabs.Root value={panel} onValueChange={(value: Panel) => show(value)} className="bh-page" data-panel={panel}>
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
        aria-label="The system, live"
      >
        <ConnectionBanner />
        <LinkProblems problems={problems} />
        <PanelBoundary name="The picture">
          <Canvas />
          <StartUp />
        </PanelBoundary>
      </main>
      <section className="bh-tabs" aria-label="Panels">
        <Tabs.List className="flex min-w-0 gap-0.5">
          <Tabs.Tab value="act" className="bh-tab bh-tab-act">
            Act
          </Tabs.Tab>
          <Tabs.Tab value="story" className="bh-tab">
            Story
          </Tabs.Tab>
          <Tabs.Tab value="orders" className="bh-tab">
            Orders
          </Tabs.Tab>
          <Tabs.Tab value="component" className="bh-tab min-w-0">
            <span className="truncate">{selected ?? 'Component'}</span>
          </Tabs.Tab>
        </Tabs.List>
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
      </aside>
      <section id="read" tabIndex={-1} aria-label="Story, orders and component" className="bh-read">
        <Tabs.Panel value="story" className="h-full min-h-0">
          <PanelBoundary name="The story">
            <Story />
          </PanelBoundary>
        </Tabs.Panel>
        <Tabs.Panel value="orders" className="h-full min-h-0">
          <PanelBoundary name="The orders">
            {openOrderId ? <OrderView key={openOrderId} id={openOrderId} /> : <Orders />}
          </PanelBoundary>
        </Tabs.Panel>
        <Tabs.Panel value="component" className="h-full min-h-0">
          <PanelBoundary name="The inspector">
            <Inspector />
          </PanelBoundary>
        </Tabs.Panel>
      </section>
    </Tabs.Root>
  );
}
