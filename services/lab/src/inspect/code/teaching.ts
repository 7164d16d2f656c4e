/** One piece of the program that is shown for a component. Nothing else of the repository is ever served. */
export interface Teaching {
  readonly title: string;
  /** What it does, and why it is worth reading: one sentence. */
  readonly why: string;
  /** Below the root of the repository. */
  readonly file: string;
  /** The name after `#region`. */
  readonly region: string;
}

/** Pieces that run in more than one component. */
export const shared = {
  outbox: {
    title: 'The outbox: two ways out',
    why: 'A message is a row of the transaction that causes it; it is published from memory right after the commit.',
    file: 'services/shared/kit/src/messaging/outbox.ts',
    region: 'two-ways-out',
  },
  relay: {
    title: 'The outbox: the relay',
    why: 'Whatever a crash or an absent broker left in the table is published by whoever runs next.',
    file: 'services/shared/kit/src/messaging/outbox.ts',
    region: 'relay',
  },
  inbox: {
    title: 'The inbox',
    why: 'A message may come twice; the inbox has one row for it, so its effect happens once.',
    file: 'services/shared/kit/src/messaging/inbox.ts',
    region: 'inbox',
  },
  batch: {
    title: 'Messages that wait share one transaction',
    why: 'The effect of a message and the note that it was handled are committed together, or not at all.',
    file: 'services/shared/kit/src/messaging/handle-batch.ts',
    region: 'batch-in-one-transaction',
  },
  breaker: {
    title: 'A call with a deadline and a circuit breaker',
    why: 'After five failures in a row nobody waits for the peer any more; one call a second tries whether it is back.',
    file: 'services/shared/kit/src/http/client.ts',
    region: 'breaker',
  },
  deadLetter: {
    title: 'A message that can not be handled',
    why: 'It is parked with its reason, and acknowledged only when the broker has confirmed the copy.',
    file: 'services/shared/kit/src/messaging/dead-letter.ts',
    region: 'dead-letter',
  },
  messagingTables: {
    title: 'Outbox, inbox and data epoch as tables',
    why: 'Every service has these three beside its own, in its own database, because they must commit together with it.',
    file: 'services/shared/kit/src/database/messaging-tables.ts',
    region: 'messaging-tables',
  },
  rights: {
    title: 'Who may do what in here',
    why: 'The service itself may not change tables, and the inspector may only read: a bug can do no more than its account.',
    file: 'services/lab/src/runtime/servers/accounts.ts',
    region: 'rights',
  },
  durable: {
    title: 'The settings that this server was started with',
    why: 'An answered commit survives kill -9 because of two of these lines.',
    file: 'services/lab/src/runtime/servers/flavour.ts',
    region: 'durable-settings',
  },
} as const satisfies Record<string, Teaching>;
