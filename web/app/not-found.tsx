import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center gap-3 p-6 text-center">
      <h1 className="text-lg font-semibold">There is no such page</h1>
      <Link className="text-accent underline" href="/">
        Go to the lab
      </Link>
    </main>
  );
}
