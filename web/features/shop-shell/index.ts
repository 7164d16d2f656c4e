export { Filters, SelectFilter, TextFilter } from './filters.tsx';
export { ListStates } from './list-states.tsx';
export { PageTitle } from './page-title.tsx';
export { Pager } from './pager.tsx';
export { ReadSign, ReadTrouble } from './read-sign.tsx';
export { ShopShell } from './shop-shell.tsx';
export { SortFilter } from './sort-filter.tsx';
export { useComponentState } from './use-component-state.ts';
export { type ListUrl, useListUrl } from './use-list-url.ts';
