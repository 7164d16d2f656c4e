'use client';

import { Tabs } from '@base-ui/react/tabs';
import type { ComponentId } from '@bulkhead/contracts';
import { type ComponentType, useState } from 'react';
import { useUi, useUiActions } from '../../../live/react.ts';
import { PanelBoundary } from '../../../ui/panel-boundary.tsx';
import { Code, Connections, Logs, Queues, Rows, Settings } from '../lazy-tabs.tsx';
import { Overview } from '../overview/overview.tsx';
import { LargeSwitch } from './large-switch.tsx';
import { StateLine } from './state-line.tsx';
import { type InspectorTab, tabOf, tabsOf, tabWords } from './tabs-of.ts';

const contents: Record<InspectorTab, ComponentType<{ id: ComponentId }>> = {
  overview: Overview,
  rows: Rows,
  queues: Queues,
  connections: Connections,
  settings: Settings,
  logs: Logs,
  code: Code,
};

/** Everything about one component, a tab for each question. */
export function ComponentInspector({ id }: { id: ComponentId }) {
  const tab = useUi((ui) => tabOf(id, ui.tab));
  const { showTab } = useUiActions();
  const [isLarge, setLarge] = useState(false);
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next: InspectorTab) => showTab(next)}
      className="bh-inspector"
      data-large={isLarge}
    >
      <div className="flex items-start justify-between gap-2">
        <StateLine id={id} />
        <LargeSwitch isLarge={isLarge} onChange={setLarge} />
      </div>
      <Tabs.List className="bh-inspector-tabs" aria-label={`About ${id}`}>
        {tabsOf(id).map((one) => (
          <Tabs.Tab key={one} value={one} className="bh-inspector-tab">
            {tabWords[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabsOf(id).map((one) => {
        const Content = contents[one];
        return (
          <Tabs.Panel key={one} value={one} className="bh-inspector-content">
            <PanelBoundary name={tabWords[one]}>
              <Content id={id} />
            </PanelBoundary>
          </Tabs.Panel>
        );
      })}
    </Tabs.Root>
  );
}
