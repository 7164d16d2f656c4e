export const themes = ['dark', 'light'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'bulkhead.theme';

/** Runs before the first paint: the stored choice, else what the system prefers, else dark. */
export const themeScript = `(()=>{let t;try{t=localStorage.getItem('${storageKey}')}catch{}
if(t!=='dark'&&t!=='light')t=matchMedia('(prefers-color-scheme: light)').matches?'light':'dark';
document.documentElement.dataset.theme=t})()`;

export function currentTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
}

/** Shows the theme and remembers it. A browser that refuses to store it shows it until the next load. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // Private windows may refuse storage: the theme then lasts as long as the page.
  }
}
