import { type ComponentId, components } from '@bulkhead/contracts/components';

export const tabWords = {
  overview: 'Overview',
  rows: 'Rows',
  queues: 'Queues',
  connections: 'Connections',
  settings: 'Settings',
  logs: 'Logs',
  code: 'Code',
} as const;
export type InspectorTab = keyof typeof tabWords;

/** What there is to see of a component. */
export function tabsOf(id: ComponentId): readonly InspectorTab[] {
  const { role } = components[id];
  const own: readonly InspectorTab[] = role === 'database' ? ['rows'] : role === 'broker' ? ['queues'] : [];
  return ['overview', ...own, 'connections', 'settings', 'logs', 'code'];
}

/** The tab that a link or a click asks for; the first when this component has no such tab. */
export function tabOf(id: ComponentId, wanted: string | null): InspectorTab {
  return tabsOf(id).find((tab) => tab === wanted) ?? 'overview';
}
