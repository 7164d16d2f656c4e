import {
  type DatabaseId,
  databaseIds,
  type LabEvent,
  ownerOf,
  type Passport,
  type PassportFact,
  passportLimits,
} from '@bulkhead/contracts';
import type { EventLog } from '../events/event-log.ts';
import type { DatabaseAccess } from '../rows/database-access.ts';
import { messagesOf } from './messages-of.ts';
import { readCharge } from './read-charge.ts';
import { type Clock, readPart } from './read-rows.ts';
import { readTrace } from './read-trace.ts';
import type { SourceLines } from './source-lines.ts';
import { tablesOfOrder } from './tables-of-order.ts';

export interface PassportSources {
  log: Pick<EventLog, 'about' | 'oldest'>;
  /** Each database as `lab_reader`. */
  readers: Record<DatabaseId, DatabaseAccess>;
  ledgerFile: string;
  sourceLine: SourceLines;
  /** How long one database may take, ms. */
  deadlineMs?: number;
  clock?: Clock;
}

/** Reads everything about one order, each part from its own source and by itself: what one can't tell hides no other. */
export async function readPassport(sources: PassportSources, orderId: string): Promise<Passport> {
  const { log, readers, ledgerFile, sourceLine, deadlineMs = 2_000, clock = { nowMs: Date.now } } = sources;
  const readAtMs = clock.nowMs();
  const bornAtMs = birthOf(orderId);
  const { trace, events } = readTrace(log, orderId, bornAtMs, readAtMs);
  const messages = messagesOf(trace.spans, events);
  const messageIds = messages.length === 0 ? undefined : messages.map(({ id }) => id);
  const [databases, spans] = await Promise.all([
    Promise.all(
      databaseIds.map(async (id) => {
        const tables = tablesOfOrder(id, orderId, messageIds);
        return { id, owner: ownerOf(id), part: await readPart(readers[id], deadlineMs, tables, clock) };
      }),
    ),
    Promise.all(
      trace.spans.map(async (span) => {
        const code = await sourceLine(span);
        return code === undefined ? span : { ...span, code };
      }),
    ),
  ]);
  const card = readCharge(ledgerFile, orderId, clock);
  const facts = events.filter(isAboutOrder(orderId)).slice(-passportLimits.facts).map(toFact);
  return { orderId, bornAtMs, readAtMs, trace: { ...trace, spans }, messages, facts, databases, card };
}

/** A UUIDv7 begins with the milliseconds since 1970 at which it was made. */
function birthOf(orderId: string): number {
  return Number.parseInt(orderId.replaceAll('-', '').slice(0, 12), 16);
}

const isAboutOrder =
  (orderId: string) =>
  (event: LabEvent): boolean =>
    event.orderId === orderId && event.kind !== 'span.started' && event.kind !== 'span.ended';

function toFact({ at, source, kind, data }: LabEvent): PassportFact {
  return { atMs: at, source, kind, data: { ...data } };
}

/** Nobody knows this order: every store has answered, and none has a row; and no service has told of it. */
export function isUnknownOrder({ trace, databases, card, facts }: Passport): boolean {
  const isAbsent = databases.every(
    ({ part }) => part.state === 'read' && part.tables.every(({ total, unknown }) => total === 0 && !isUnread(unknown)),
  );
  return (
    isAbsent && trace.spans.length === 0 && facts.length === 0 && card.state === 'read' && card.charge === undefined
  );
}

/** An inbox that can't be tied to the order hides nothing that its other tables would not show. */
function isUnread(unknown: string | undefined): boolean {
  return unknown?.startsWith("It can't be read") ?? false;
}
