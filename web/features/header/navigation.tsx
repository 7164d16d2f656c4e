'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { pages } from './pages.ts';

/** The way between the pages; the present one is marked. */
export function Navigation() {
  const path = usePathname();
  const isHere = (href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`));
  return (
    <nav aria-label="Pages" className="max-md:hidden">
      <ul className="flex gap-1">
        {pages.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              className="block border-b-2 border-transparent px-2 py-1 text-mute hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
              aria-current={isHere(href) ? 'page' : undefined}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
