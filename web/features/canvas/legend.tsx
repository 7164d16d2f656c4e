import { useEffect, useState } from 'react';
import type { Glyph } from '../../live/choreographer/dot.ts';
import { useFeed, useWorld } from '../../live/react.ts';
import { shortId } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';

const signs: readonly { glyph: Glyph; sign: string; word: string }[] = [
  { glyph: 'command', sign: '●', word: 'request, command' },
  { glyph: 'event', sign: '◆', word: 'event' },
  { glyph: 'success', sign: '◉', word: 'confirmed' },
  { glyph: 'failure', sign: '✕', word: 'failure' },
  { glyph: 'undo', sign: '◀', word: 'undo' },
  { glyph: 'unknown', sign: '◌', word: 'unknown' },
];

/** How true the picture is just now, in words. Asked twice a second: it need not follow every dot. */
function useTruth(): string | null {
  const { choreographer } = useFeed();
  const keptOneIn = useWorld((world) => Math.max(1, ...Object.values(world.edges).map((edge) => edge.keptOneIn)));
  const [truth, setTruth] = useState<string | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      const flows = choreographer.flows(performance.now());
      const { slowed } = choreographer.tempo();
      const crowded = keptOneIn > 1 ? `Single dots of one order in ${keptOneIn}. ` : '';
      if (flows.length > 0)
        setTruth(`${crowded}Where more than 25 pass a second, a flow with its rate stands for the dots.`);
      else if (slowed) {
        const took = formatDuration(slowed.tookMs);
        setTruth(`Slowed down to be seen: order ${shortId(slowed.orderId)} really took ${took}.`);
      } else setTruth(null);
    }, 500);
    return () => clearInterval(timer);
  }, [choreographer, keptOneIn]);
  return truth;
}

export function Legend() {
  const truth = useTruth();
  return (
    <div className="bh-legend">
      <ul aria-label="What the dots mean">
        {signs.map(({ glyph, sign, word }) => (
          <li key={glyph} data-glyph={glyph}>
            <span aria-hidden="true">{sign}</span> {word}
          </li>
        ))}
      </ul>
      <p>{truth ?? 'One dot is one real request or message.'}</p>
    </div>
  );
}
