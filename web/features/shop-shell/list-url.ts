/** What is asked of a list: the words of the service's query, which are also those of the page's link. */
export type ListParams = Readonly<Record<string, string>>;

const longestValue = 2_000;

/** The words that this list knows; the rest of the link is of others. Whether a value is right is for the service to say. */
export function readParams(search: URLSearchParams, names: readonly string[]): ListParams {
  const found = names.flatMap((name) => {
    const value = search.get(name)?.slice(0, longestValue);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/**
 * The link after a change; `undefined` and `''` take a word out. Another filter or order begins at the first page: a
 * place in the old list means nothing in the new one.
 */
export function changedSearch(search: string, change: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams(search);
  if (!('cursor' in change)) params.delete('cursor');
  for (const [name, value] of Object.entries(change)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
