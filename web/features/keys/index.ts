export { Help } from './help.tsx';
export { openHelp } from './help-state.ts';
export { useKeys } from './use-keys.ts';
