/** Shape and colour of a dot: what it carries. Each has a word in the legend. */
export const glyphs = ['command', 'event', 'success', 'failure', 'undo', 'unknown'] as const;
export type Glyph = (typeof glyphs)[number];

/** One real request or message on its way along a route. Times are ms on the display's clock. */
export interface Dot {
  readonly spanId: string;
  readonly routeId: string;
  /** What it does, as its span is named: `POST /orders`, `inventory.reserve`. */
  readonly what: string;
  readonly orderId: string | undefined;
  glyph: Glyph;
  readonly startsAt: number;
  readonly arrivesAt: number;
  /** It stays at the end of its route until then: while its span is open, and a moment longer. */
  goneAt: number;
  isOpen: boolean;
}
