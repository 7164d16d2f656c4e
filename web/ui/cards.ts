import type { PaymentMethod } from '@bulkhead/contracts';

/** The test cards, and what each is for. */
export const cards: readonly { id: PaymentMethod; name: string; does: string }[] = [
  { id: 'card_ok', name: 'card_ok', does: 'Pays at once.' },
  { id: 'card_declined', name: 'card_declined', does: 'Is declined: the stock goes back, the order is cancelled.' },
  {
    id: 'card_timeout',
    name: 'card_timeout',
    does: 'Is charged, but the answer is lost: the payment must be looked up.',
  },
  { id: 'card_slow', name: 'card_slow', does: 'Pays after a while.' },
];
