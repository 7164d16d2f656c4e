import { chooseTheme, themes } from '../../ui/theme.ts';
import type { Command } from './command.ts';

/** The looks that can be chosen. */
export const themeCommands: readonly Command[] = ([...themes, 'system'] as const).map((theme) => ({
  id: `theme ${theme}`,
  name: `Theme ${theme}`,
  kind: 'look',
  act: async () => {
    chooseTheme(theme);
    return `The theme is ${theme}.`;
  },
}));
