import { useUiActions } from '../../live/react.ts';
import { useKeys } from '../keys/index.ts';

/** Digits open the panels, in the order of their tabs. */
export function usePanelKeys(): void {
  const { show } = useUiActions();
  useKeys([
    { keys: '1', does: 'Story', section: 'Panels', run: () => show('story') },
    { keys: '2', does: 'Orders', section: 'Panels', run: () => show('orders') },
    { keys: '3', does: 'The chosen component', section: 'Panels', run: () => show('component') },
    { keys: '4', does: 'The ledger of what you did', section: 'Panels', run: () => show('ledger') },
  ]);
}
