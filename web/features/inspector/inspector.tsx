'use client';

import { useUi } from '../../live/react.ts';
import { Empty } from '../../ui/section.tsx';
import { ComponentInspector } from './component/component-inspector.tsx';
import { SpanInspector, WayInspector } from './lazy-tabs.ts';

/** Everything about what was chosen on the picture: a component, a way, or one request or message. */
export function Inspector() {
  const selected = useUi((ui) => ui.selected);
  switch (selected?.kind) {
    case 'component':
      return <ComponentInspector key={selected.id} id={selected.id} />;
    case 'way':
      return <WayInspector key={selected.id} id={selected.id} />;
    case 'span':
      return <SpanInspector key={selected.spanId} spanId={selected.spanId} />;
    case undefined:
      return <Empty>Nothing is chosen. Click a service, a database, the broker, a line or a dot on the picture.</Empty>;
    default:
      return selected satisfies never;
  }
}
