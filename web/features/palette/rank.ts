import type { Command } from './command.ts';

const grades = { prefix: 0, words: 1, letters: 2 } as const;

/** What fits the query, best first: a prefix, then beginnings of words, then letters in their order. Stable. */
export function rank<C extends Pick<Command, 'name'>>(query: string, commands: readonly C[]): readonly C[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return commands;
  return commands
    .flatMap((command) => {
      const grade = gradeOf(wanted, command.name.toLowerCase());
      return grade === undefined ? [] : [{ command, grade }];
    })
    .sort((a, b) => a.grade - b.grade)
    .map(({ command }) => command);
}

function gradeOf(wanted: string, name: string): number | undefined {
  if (name.startsWith(wanted)) return grades.prefix;
  const words = name.split(/[\s-]+/);
  if (wanted.split(/[\s-]+/).every((part) => words.some((word) => word.startsWith(part)))) return grades.words;
  return hasLetters(wanted.replaceAll(/\s+/g, ''), name) ? grades.letters : undefined;
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
