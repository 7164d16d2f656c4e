import type { World } from '@bulkhead/world';
import { useEffect, useState } from 'react';
import { useFeed } from '../live/react.ts';

/**
 * A value that is worked out from the world that is shown, at most every `everyMs`: what looks at every order must not
 * run for every frame. `derive` must be stable.
 */
export function useThrottledWorld<T>(derive: (world: World) => T, everyMs = 300): T {
  const { shown } = useFeed();
  const [value, setValue] = useState(() => derive(shown.get()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      timer = undefined;
      setValue(derive(shown.get()));
    };
    take();
    const stop = shown.subscribe(() => {
      timer ??= setTimeout(take, everyMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [shown, derive, everyMs]);
  return value;
}
