/** What is drawn. `projector`: light, at high contrast, with larger type and thicker lines. */
export const themes = ['dark', 'light', 'projector'] as const;
export type Theme = (typeof themes)[number];
/** What a person may choose: `system` follows what the system prefers. */
export type ThemeChoice = Theme | 'system';

const storageKey = 'bulkhead.theme';
const prefersLight = '(prefers-color-scheme: light)';

/** Runs before the first paint: the stored choice, else what the system prefers. */
export const themeScript = `(()=>{let t;try{t=localStorage.getItem('${storageKey}')}catch{}
if(!${JSON.stringify(themes)}.includes(t))t=matchMedia('${prefersLight}').matches?'light':'dark';
document.documentElement.dataset.theme=t})()`;

export function currentChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows the theme and remembers it. A browser that refuses to store it shows it until the next load. */
export function chooseTheme(choice: ThemeChoice): void {
  const fromSystem = matchMedia(prefersLight).matches ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = choice === 'system' ? fromSystem : choice;
  try {
    if (choice === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // Private windows may refuse storage: the theme then lasts as long as the page.
  }
}

/** Follows the system while nothing else was chosen. Returns the way to stop. */
export function followSystem(): () => void {
  const media = matchMedia(prefersLight);
  const follow = () => {
    if (currentChoice() === 'system') chooseTheme('system');
  };
  media.addEventListener('change', follow);
  return () => media.removeEventListener('change', follow);
}
