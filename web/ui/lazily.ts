import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

type Lazy<P> = LazyExoticComponent<ComponentType<P>> & {
  /** For what leads to it: fetches the code already when the pointer or the focus comes near. */
  readonly near: { onPointerEnter: () => void; onFocus: () => void };
};

/**
 * A part whose code comes when it is first shown: what nobody has asked for must not delay the first picture. It is
 * drawn inside a `PanelBoundary`, which keeps its place meanwhile.
 */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): Lazy<P> {
  // A failure is told when the part itself is shown.
  const prepare = () => void load().catch(() => undefined);
  const part = lazy(async () => ({ default: await load() }));
  return Object.assign(part, { near: { onPointerEnter: prepare, onFocus: prepare } });
}
