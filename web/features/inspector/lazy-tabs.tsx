'use client';

import type { ComponentId } from '@bulkhead/contracts';
import dynamic from 'next/dynamic';
import { Skeleton } from '../../ui/section.tsx';

// Each is loaded when somebody looks at it for the first time: the page itself begins without them.
const loading = () => <Skeleton lines={3} />;

export const Rows = dynamic(() => import('./rows/rows.tsx').then((file) => file.Rows), { loading });
export const Queues = dynamic<{ id: ComponentId }>(() => import('./queues/queues.tsx').then((file) => file.Queues), {
  loading,
});
export const Connections = dynamic(() => import('./connections/connections.tsx').then((file) => file.Connections), {
  loading,
});
export const Settings = dynamic(() => import('./settings/settings.tsx').then((file) => file.Settings), { loading });
export const Logs = dynamic(() => import('./logs/logs.tsx').then((file) => file.Logs), { loading });
export const Code = dynamic(() => import('./code/code.tsx').then((file) => file.Code), { loading });
export const WayInspector = dynamic(() => import('./way/way-inspector.tsx').then((file) => file.WayInspector), {
  loading,
});
export const SpanInspector = dynamic(() => import('./span/span-inspector.tsx').then((file) => file.SpanInspector), {
  loading,
});
