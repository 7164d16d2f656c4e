/**
 * Runs `work` again and again, `everyMs` after the one before has ended, so that a slow one never piles up. What it
 * throws goes to `onError`. Returns the way to stop.
 */
export function repeat(everyMs: number, work: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const run = async () => {
    await work().catch(onError);
    if (!isStopped) timer = setTimeout(run, everyMs);
  };
  timer = setTimeout(run, 0);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
