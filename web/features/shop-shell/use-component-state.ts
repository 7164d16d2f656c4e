import type { ComponentId, ComponentState } from '@bulkhead/contracts';
import { useConnection, useLiveWorld } from '../../live/react.ts';

/** How a component is now. Nobody knows while the lab is not heard. */
export function useComponentState(id: ComponentId): ComponentState {
  const state = useLiveWorld((world) => world.components[id].status.state);
  return useConnection().kind === 'live' ? state : 'unknown';
}
