'use client';

/** The last net: a panel's own boundary catches first. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-content-center gap-3 p-6 text-center">
      <h1 className="text-lg font-semibold">The page stumbled</h1>
      <p className="text-mute">{error.message}</p>
      <button type="button" className="rounded-lg bg-accent px-4 py-2 font-semibold text-on-accent" onClick={reset}>
        Draw it again
      </button>
    </main>
  );
}
