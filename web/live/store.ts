/** One value that changes as a whole, and who wants to know. */
export interface Store<T> {
  get(): T;
  /** What it was made with: what a page that comes from the web server shows. */
  first(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

/** Tells its listeners only when the value is another one (`Object.is`). */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    first: () => initial,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
