'use client';

import type { ComponentId } from '@bulkhead/contracts';
import { type ComponentType, useState } from 'react';
import { useUi, useUiActions } from '../../../live/react.ts';
import { PanelBoundary } from '../../../ui/panel-boundary.tsx';
import { Tab, TabList, TabPanel, Tabs } from '../../../ui/tabs.tsx';
import { Code, Connections, Logs, Queues, Rows, Settings } from '../lazy-tabs.ts';
import { Overview } from '../overview/overview.tsx';
import { LargeSwitch } from './large-switch.tsx';
import { StateLine } from './state-line.tsx';
import { type InspectorTab, tabOf, tabsOf, tabWords } from './tabs-of.ts';

type Content = ComponentType<{ id: ComponentId }> | typeof Rows;

const contents: Record<InspectorTab, Content> = {
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
    <Tabs<InspectorTab> value={tab} onChange={showTab} className="bh-inspector" data-large={isLarge}>
      <StateLine id={id} side={<LargeSwitch isLarge={isLarge} onChange={setLarge} />} />
      <TabList label={`About ${id}`} className="bh-inspector-tabs">
        {tabsOf(id).map((one) => (
          <Tab key={one} value={one} className="bh-inspector-tab" {...nearOf(contents[one])}>
            {tabWords[one]}
          </Tab>
        ))}
      </TabList>
      {tabsOf(id).map((one) => {
        const Content = contents[one];
        return (
          <TabPanel key={one} value={one} className="min-h-0">
            <section
              className="bh-inspector-content"
              aria-label={`${tabWords[one]} of ${id}`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
              tabIndex={0}
            >
              <PanelBoundary name={tabWords[one]}>
                <Content id={id} />
              </PanelBoundary>
            </section>
          </TabPanel>
        );
      })}
    </Tabs>
  );
}

/** The code of a tab is fetched when the pointer or the focus comes near. */
function nearOf(content: Content): object {
  return 'near' in content ? content.near : {};
}
