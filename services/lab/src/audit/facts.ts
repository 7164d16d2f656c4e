import type { DatabaseId, OrderStatus, PaymentStatus, SagaStatus } from '@bulkhead/contracts';

/** What one source told, or why it could not be read. */
export type Read<T> = { ok: true; value: T } | { ok: false; why: string };

/** One order as its event stream tells it. Ages are ms before the reading. */
export interface OrderFact {
  id: string;
  status: OrderStatus;
  /** Every ending the stream names; more than one is a changed mind. */
  endings: readonly string[];
  eventCount: number;
  firstVersion: number;
  lastVersion: number;
  ageMs: number;
  /** Since its newest event or change of its saga. */
  quietMs: number;
  saga?: { status: SagaStatus; reason?: string };
  /** Of the read model; undefined when it has no row. */
  totalCents?: number;
}

export interface OrderFacts {
  orders: ReadonlyMap<string, OrderFact>;
  /** Keys that promise an order which does not exist. */
  orphanKeys: readonly { key: string; orderId: string }[];
  keyCount: number;
}

export interface StockFacts {
  products: readonly { id: string; received: number; available: number; reserved: number; sold: number }[];
  /** Pieces by product, of reservations that are RESERVED or SOLD. */
  held: ReadonlyMap<string, { reserved: number; sold: number }>;
  reservations: readonly ReservationFact[];
}

export interface ReservationFact {
  orderId: string;
  status: 'RESERVED' | 'REJECTED' | 'RELEASED' | 'SOLD';
  quietMs: number;
}

export interface PaymentFact {
  id: string;
  orderId: string;
  status: PaymentStatus;
  amountCents: number;
  quietMs: number;
}

export interface LedgerFact {
  paymentId: string;
  /** Of all its entries: nothing, in double entry. */
  sumCents: number;
  capturedCents: number;
  refundedCents: number;
  captures: number;
  refunds: number;
}

export interface PaymentFacts {
  payments: readonly PaymentFact[];
  ledger: ReadonlyMap<string, LedgerFact>;
}

/** A charge in the card processor's own ledger; its key is the order's id. */
export interface ChargeFact {
  key: string;
  reference: string;
  status: string;
  amountCents: number;
  /** How often money was taken under this key. */
  captures: number;
}

export interface NotificationFact {
  id: string;
  orderId: string;
  kind: string;
  status: string;
  quietMs: number;
}

export interface MessagingFacts {
  outboxRows: number;
  oldestOutboxMs: number;
  inboxRows: number;
  /** A message that one consumer handled twice. */
  inboxDouble?: { consumer: string; messageId: string; times: number };
}

export interface QueueFact {
  name: string;
  messages: number;
  consumers: number;
}

/** One line of the journal of accepted orders. */
export interface AcceptedFact {
  orderId: string;
  atMs: number;
}

/** Everything that one check looks at. */
export interface AuditFacts {
  accepted: Read<readonly AcceptedFact[]>;
  messaging: Record<DatabaseId, Read<MessagingFacts>>;
  queues: Read<readonly QueueFact[]>;
  orders: Read<OrderFacts>;
  stock: Read<StockFacts>;
  payments: Read<PaymentFacts>;
  charges: Read<readonly ChargeFact[]>;
  notifications: Read<readonly NotificationFact[]>;
}
