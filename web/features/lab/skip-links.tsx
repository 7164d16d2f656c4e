const places = [
  ['#canvas', 'Go to the picture'],
  ['#act', 'Go to the order form'],
  ['#read', 'Go to story and orders'],
] as const;

/** For the keyboard: seen only while focused. */
export function SkipLinks() {
  return (
    <nav aria-label="Skip links" className="absolute">
      {places.map(([href, text]) => (
        <a
          key={href}
          href={href}
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-accent focus:px-3 focus:py-2 focus:font-semibold focus:text-on-accent"
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
