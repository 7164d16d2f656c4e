import { serviceIds } from '@bulkhead/contracts/components';
import { expect, it } from 'vitest';
import { placeEdges } from './graph.ts';
import { breakerSpots, labelSpots } from './label-spots.ts';
import {
  type Box,
  busBox,
  canvasSize,
  cardProcessorBox,
  databaseBox,
  serviceBox,
  shoppersBox,
  strip,
} from './measures.ts';

const places: [string, Box][] = [
  ['rabbitmq', busBox],
  ['shoppers', shoppersBox],
  ['card-processor', cardProcessorBox],
  ...serviceIds.flatMap((id): [string, Box][] => [
    [id, serviceBox(id)],
    [`${id}'s database`, databaseBox(id)],
  ]),
];

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

it('every way has one spot for its figures', () => {
  const ways = [...new Set(placeEdges.map((edge) => edge.data?.worldEdge))];
  expect(labelSpots.map(({ id }) => id).sort()).toEqual(ways.sort());
});

it('no figures hide a place, nor other figures, nor leave the picture', () => {
  const hull = (spot: Box) => spot.y + spot.height <= strip.hullTop + 14 || spot.y >= strip.hullTop;
  for (const [i, spot] of labelSpots.entries()) {
    const hidden = places.filter(([, box]) => overlaps(spot, box)).map(([name]) => name);
    const others = labelSpots.slice(i + 1).filter((other) => overlaps(spot, other));
    expect({ id: spot.id, hidden, others: others.map(({ id }) => id) }).toEqual({
      id: spot.id,
      hidden: [],
      others: [],
    });
    expect(hull(spot) && spot.x >= 0 && spot.x + spot.width <= canvasSize.width, spot.id).toBe(true);
  }
});

it('a breaker stands on the way of a request, and on no place', () => {
  for (const { id, x, y } of breakerSpots) {
    expect(placeEdges.some(({ data }) => data?.worldEdge === id && data.role === 'rest')).toBe(true);
    const disc = { x: x - 9, y: y - 9, width: 18, height: 18 };
    expect(places.filter(([, box]) => overlaps(disc, box))).toEqual([]);
  }
});
