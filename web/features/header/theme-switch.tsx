'use client';

import { Moon, Presentation, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';
import { chooseTheme, currentChoice, followSystem, type ThemeChoice } from '../../ui/theme.ts';

const choices: readonly [ThemeChoice, string][] = [
  ['system', 'As the system'],
  ['dark', 'Dark'],
  ['light', 'Light'],
  ['projector', 'Projector'],
];

/** The platform's own list over an icon. All icons are drawn and the style sheet shows one: the server need not know. */
export function ThemeSwitch() {
  const [choice, setChoice] = useState<ThemeChoice>('system');
  useEffect(() => {
    setChoice(currentChoice());
    return followSystem();
  }, []);
  function change(next: ThemeChoice): void {
    setChoice(next);
    chooseTheme(next);
  }
  return (
    <span className="relative grid size-8 shrink-0 place-items-center rounded-lg border border-line hover:border-mute has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <Moon size={15} className="hidden dark:block" aria-hidden="true" />
      <Sun size={15} className="hidden light:block" aria-hidden="true" />
      <Presentation size={15} className="hidden projector:block" aria-hidden="true" />
      <select
        aria-label="Theme"
        title="Theme"
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        value={choice}
        onChange={(event) => change(event.target.value as ThemeChoice) /* one of its options */}
      >
        {choices.map(([id, name]) => (
          <option key={id} value={id} className="bg-card text-ink">
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
