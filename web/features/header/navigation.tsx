'use client';

import { Menu } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useRef } from 'react';
import { pages } from '../../ui/pages.ts';

/** The pages, in a row where there is room for it, else behind a button. */
export function Navigation() {
  const popover = useRef<HTMLDivElement>(null);
  return (
    <nav aria-label="Pages" className="flex min-w-0">
      <Links className="flex max-xl:hidden" />
      <button
        type="button"
        popoverTarget="bh-pages"
        className="grid size-9 place-items-center rounded-lg border border-line hover:border-mute xl:hidden"
        aria-label="Pages"
      >
        <Menu size={16} aria-hidden="true" />
      </button>
      <div
        ref={popover}
        id="bh-pages"
        popover="auto"
        className="fixed top-12 right-auto bottom-auto left-3 m-0 rounded-xl border border-line bg-panel p-1.5 text-ink shadow-2xl"
      >
        <Links className="grid min-w-44" onFollow={() => popover.current?.hidePopover()} />
      </div>
    </nav>
  );
}

function Links({ className, onFollow }: { className: string; onFollow?: () => void }) {
  const pathname = usePathname();
  const isHere = (href: string) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
  return (
    <ul className={className}>
      {pages.map(({ href, name }) => (
        <li key={href}>
          {/* Nothing is loaded for a page that nobody has asked for. */}
          <Link
            href={href}
            prefetch={false}
            aria-current={isHere(href) ? 'page' : undefined}
            className="flex min-h-9 items-center rounded-lg px-2.5 text-mute hover:text-ink max-xl:min-h-11 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-8"
            {...(onFollow ? { onClick: onFollow } : {})}
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
