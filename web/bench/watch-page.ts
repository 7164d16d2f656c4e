/** What the page notes of itself while it is watched. */
export interface Watched {
  /** When what each message brought was painted, by the number of the message; ms since 1970. */
  paintedAtMs: number[];
  frames: number;
  longTasksMs: number[];
  sinceMs: number;
}

declare global {
  interface Window {
    watched: Watched;
  }
}

/**
 * Runs in the page before any of its own code. It only counts and notes times: what messages say is read outside, so
 * that watching costs the page next to nothing.
 */
export function watchPage(): void {
  const watched: Watched = { paintedAtMs: [], frames: 0, longTasksMs: [], sinceMs: performance.now() };
  window.watched = watched;
  let messages = 0;
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', () => {
        const number = messages;
        messages += 1;
        // The first frame draws what came; when the second begins, the first is on the screen.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            watched.paintedAtMs[number] = Date.now();
          }),
        );
      });
    }
  };
  const count = () => {
    watched.frames += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.longTasksMs.push(entry.duration);
  }).observe({ type: 'longtask' });
}
