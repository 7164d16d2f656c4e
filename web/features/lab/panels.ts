import { lazily } from '../../ui/lazily.ts';

/** Panels that are not in sight when the page opens. `docs/architecture.md` says why. */
export const Inspector = lazily(async () => (await import('../inspector/index.ts')).Inspector);
export const LastAct = lazily(async () => (await import('../ledger/index.ts')).LastAct);
export const Ledger = lazily(async () => (await import('../ledger/index.ts')).Ledger);
export const Orders = lazily(async () => (await import('../orders/index.ts')).Orders);
export const OrderView = lazily(async () => (await import('../order-view/index.ts')).OrderView);
