import type { World } from '@bulkhead/world';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFeed } from '../live/react.ts';

/**
 * Reads again when a part of the world changed, at most once per `everyMs`: what is shown follows the events without
 * a request per event. `key` and `select` must be stable.
 */
export function useRefetchWhen(key: QueryKey, select: (world: World) => unknown, everyMs = 1_500): void {
  const client = useQueryClient();
  const { world } = useFeed();
  const keyText = JSON.stringify(key);
  useEffect(() => {
    let seen = select(world.get());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = world.subscribe(() => {
      const now = select(world.get());
      if (Object.is(now, seen)) return;
      seen = now;
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: JSON.parse(keyText) });
      }, everyMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client, everyMs, keyText, select, world]);
}
