/** One thing that the palette can do. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** What kind of thing it is, in a word: `place`, `act`. */
  readonly kind: string;
  /** Places: goes there, and the palette closes. */
  readonly go?: () => void;
  /** Acts: does it. What it gives is said in the palette; a refusal is thrown. */
  readonly act?: () => Promise<string>;
  /** Asks with these instead of doing something. */
  readonly asks?: readonly Command[];
}
