import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useState } from 'react';
import { useFeed, useUiActions } from '../../../live/react.ts';
import { isTold, trafficOf } from '../../../live/series.ts';
import { useKeys } from '../../keys/index.ts';
import { sayFigures } from '../edges/way-words.ts';
import type { Box } from '../places/measures.ts';
import { currentPlace } from './current-place.ts';
import { directions, neighbour, nextWay, places, waysOf } from './neighbours.ts';

const within = '.bh-canvas .react-flow';
const section = 'Picture';

/** The way through the picture by keyboard. Gives what is to be said of the way that has the focus. */
export function usePictureKeys(picture: RefObject<HTMLElement | null>): {
  spoken: string;
  hush: () => void;
  focusCurrent: () => void;
} {
  const { shown, seconds } = useFeed();
  const { select } = useUiActions();
  const [spoken, setSpoken] = useState('');
  const { setCenter } = useReactFlow();
  const flow = useStoreApi();

  /** Someone who has zoomed in must see where the keyboard is. */
  function bringIntoSight({ x, y, width, height }: Box): void {
    const { transform, width: room, height: roomHeight } = flow.getState();
    const [left, top, zoom] = transform;
    const isSeen =
      x * zoom + left >= 0 &&
      y * zoom + top >= 0 &&
      (x + width) * zoom + left <= room &&
      (y + height) * zoom + top <= roomHeight;
    if (!isSeen) void setCenter(x + width / 2, y + height / 2, { zoom });
  }

  function focusPlace(id: ReturnType<typeof currentPlace.get> | undefined): void {
    const box = id && places.get(id);
    if (!box) return;
    setSpoken('');
    currentPlace.set(id);
    picture.current?.querySelector<HTMLElement>(`[data-component="${id}"]`)?.focus({ preventScroll: true });
    bringIntoSight(box);
  }

  function goAlongWays(step: 1 | -1): void {
    const focused = document.activeElement?.getAttribute('data-way') ?? undefined;
    const id = nextWay(waysOf(currentPlace.get()), focused, step);
    if (id === undefined) return;
    picture.current?.querySelector<SVGElement>(`[data-way="${id}"]`)?.focus({ preventScroll: true });
    const world = shown.get();
    const edge = world.edges[id];
    const figures = sayFigures(edge, edge && trafficOf(edge, isTold(world, edge), seconds.get()));
    setSpoken(`${id.replace(/:.*$/, '').replace('>', ' to ')}: ${figures}`);
  }

  useKeys([
    {
      keys: directions,
      does: 'To the place in that direction',
      section,
      within,
      repeats: true,
      run: ({ key }) => {
        const direction = directions.find((one) => one === key);
        if (direction !== undefined) focusPlace(neighbour(currentPlace.get(), direction));
      },
    },
    { keys: 'Home', does: 'To the first place', section, within, run: () => focusPlace([...places.keys()][0]) },
    { keys: 'End', does: 'To the last place', section, within, run: () => focusPlace([...places.keys()].at(-1)) },
    {
      keys: ['w', 'Shift+ArrowRight'],
      does: 'To the next way of the place',
      section,
      within,
      run: () => goAlongWays(1),
    },
    {
      keys: ['Shift+w', 'Shift+ArrowLeft'],
      does: 'To the way before',
      section,
      within,
      run: () => goAlongWays(-1),
    },
    {
      keys: 'Escape',
      does: 'From a way back to its place, from a place to nothing chosen',
      section,
      within,
      run: () => {
        if (document.activeElement?.hasAttribute('data-way')) focusPlace(currentPlace.get());
        else select(null);
      },
    },
  ]);
  return { spoken, hush: () => setSpoken(''), focusCurrent: () => focusPlace(currentPlace.get()) };
}
