/** Which way a list that is sorted by `sort` (`price`, `-price`) goes in the column `word`. */
export function directionOf(sort: string, word: string): 'ascending' | 'descending' | undefined {
  if (sort === word) return 'ascending';
  return sort === `-${word}` ? 'descending' : undefined;
}

/** What a click on the column's title asks for: its usual way first, then the other. */
export function nextSort(sort: string, word: string, isFallingFirst = false): string {
  const usual = isFallingFirst ? `-${word}` : word;
  const other = isFallingFirst ? word : `-${word}`;
  return sort === usual ? other : usual;
}
