/** Right-to-left scripts, and the invisible signs that turn the direction of what follows them. */
const turnsDirection = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
const invisible = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;
const longest = 60;

/**
 * A name from data as a part of a sentence: on one line, not longer than it can be read, and in a direction of its own,
 * so that it can't turn the words around it.
 */
export function nameText(name: string): string {
  const line = name.replace(invisible, ' ').replace(/\s+/g, ' ').trim();
  const letters = [...line];
  const short = letters.length > longest ? `${letters.slice(0, longest).join('')}…` : line;
  // First Strong Isolate … Pop Directional Isolate.
  return turnsDirection.test(name) ? `\u2068${short}\u2069` : short;
}
