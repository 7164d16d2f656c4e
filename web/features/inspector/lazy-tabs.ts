import type { ComponentId } from '@bulkhead/contracts';
import { lazily } from '../../ui/lazily.ts';

interface OfComponent {
  id: ComponentId;
}

/** Each is fetched when somebody comes near its tab for the first time: the inspector itself begins without them. */
export const Rows = lazily<OfComponent>(async () => (await import('./rows/rows.tsx')).Rows);
export const Queues = lazily<OfComponent>(async () => (await import('./queues/queues.tsx')).Queues);
export const Connections = lazily<OfComponent>(async () => (await import('./connections/connections.tsx')).Connections);
export const Settings = lazily<OfComponent>(async () => (await import('./settings/settings.tsx')).Settings);
export const Logs = lazily<OfComponent>(async () => (await import('./logs/logs.tsx')).Logs);
export const Code = lazily<OfComponent>(async () => (await import('./code/code.tsx')).Code);
export const WayInspector = lazily(async () => (await import('./way/way-inspector.tsx')).WayInspector);
export const SpanInspector = lazily(async () => (await import('./span/span-inspector.tsx')).SpanInspector);
