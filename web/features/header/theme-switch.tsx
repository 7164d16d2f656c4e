'use client';

import { Moon, Sun } from 'lucide-react';
import { currentTheme, setTheme } from '../../ui/theme.ts';

/** Both icons are drawn and the style sheet shows one: the server need not know the theme. */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      className="grid size-8 shrink-0 place-items-center rounded-lg border border-line hover:border-mute"
      aria-label="Switch between dark and light"
      onClick={() => setTheme(currentTheme() === 'dark' ? 'light' : 'dark')}
    >
      <Sun size={15} className="hidden dark:block" aria-hidden="true" />
      <Moon size={15} className="dark:hidden" aria-hidden="true" />
    </button>
  );
}
