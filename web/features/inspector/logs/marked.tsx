/** A text in which every place of `search` is marked. */
export function Marked({ text, search }: { text: string; search: string }) {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return <bdi>{text}</bdi>;
  const lower = text.toLowerCase();
  // Lower case may be longer than what it was made of (İ): its places then fit no more, so nothing is marked.
  if (lower.length !== text.length) return <bdi>{text}</bdi>;
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + wanted.length)}</mark>);
    from = at + wanted.length;
  }
  parts.push(text.slice(from));
  return <bdi>{parts}</bdi>;
}
