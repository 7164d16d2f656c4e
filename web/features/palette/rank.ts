import type { Command } from './command.ts';

const places = { prefix: 0, words: 1, letters: 2 } as const;

/** What fits the query, best first: a prefix, then beginnings of words, then letters in their order. Stable. */
export function rank<C extends Pick<Command, 'name'>>(query: string, commands: readonly C[]): readonly C[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return commands;
  return commands
    .flatMap((command) => {
      const place = placeOf(wanted, command.name.toLowerCase());
      return place === undefined ? [] : [{ command, place }];
    })
    .sort((a, b) => a.place - b.place)
    .map(({ command }) => command);
}

function placeOf(wanted: string, name: string): number | undefined {
  if (name.startsWith(wanted)) return places.prefix;
  const words = name.split(/[\s-]+/);
  if (wanted.split(/[\s-]+/).every((part) => words.some((word) => word.startsWith(part)))) return places.words;
  return hasLetters(wanted.replaceAll(/\s+/g, ''), name) ? places.letters : undefined;
}

function hasLetters(wanted: string, name: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    const found = name.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}
