import type { StoryLine, StoryTone } from '@bulkhead/world';
import { matches } from './marks.ts';

export interface StoryFilter {
  query: string;
  /** Empty: all of them. */
  tones: readonly StoryTone[];
  /** A component's or an order's id; null: everything. */
  about: string | null;
}

export const noFilter: StoryFilter = { query: '', tones: [], about: null };

export function isFiltered({ query, tones, about }: StoryFilter): boolean {
  return query.trim() !== '' || tones.length > 0 || about !== null;
}

export function filterStory(story: readonly StoryLine[], filter: StoryFilter): readonly StoryLine[] {
  if (!isFiltered(filter)) return story;
  const { query, tones, about } = filter;
  return story.filter(
    ({ text, tone, component, orderId }) =>
      (tones.length === 0 || tones.includes(tone)) &&
      (about === null || about === component || about === orderId) &&
      matches(text, query),
  );
}

/** What the lines are about: components by name, orders with the newest first. */
export function subjectsOf(story: readonly StoryLine[]): { components: string[]; orders: string[] } {
  const components = new Set<string>();
  const orders = new Set<string>();
  for (const { component, orderId } of story.toReversed()) {
    if (component !== undefined) components.add(component);
    if (orderId !== undefined) orders.add(orderId);
  }
  return { components: [...components].sort(), orders: [...orders] };
}
