export interface Piece {
  /** Where it begins in the text. */
  at: number;
  text: string;
  isMatch: boolean;
}

/** The text in pieces, those that match what was typed marked: as it was typed, upper and lower case alike. */
export function markMatches(text: string, query: string): Piece[] {
  const wanted = query.trim();
  if (wanted === '') return [{ at: 0, text, isMatch: false }];
  const pattern = new RegExp(escaped(wanted), 'giu');
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    if (index > from) pieces.push({ at: from, text: text.slice(from, index), isMatch: false });
    pieces.push({ at: index, text: match, isMatch: true });
    from = index + match.length;
  }
  if (from < text.length) pieces.push({ at: from, text: text.slice(from), isMatch: false });
  return pieces;
}

export function matches(text: string, query: string): boolean {
  const wanted = query.trim();
  return wanted === '' || new RegExp(escaped(wanted), 'iu').test(text);
}

/** What was typed is no pattern: a dot is a dot. */
function escaped(query: string): string {
  return query.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
