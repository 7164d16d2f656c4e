import type { RunningTransaction } from '../database/transaction.ts';

// #region inbox
/** Remembers which messages a consumer has handled, in the same transaction as what handling them changed. */
export interface Inbox {
  /** Which of these were handled before. */
  seen(tx: RunningTransaction, consumer: string, messageIds: readonly string[]): Promise<Set<string>>;
  /** Notes the message as handled. A second one at the same moment fails on the key, and with it its transaction. */
  note(tx: RunningTransaction, consumer: string, messageId: string): void;
}

export const inbox: Inbox = {
  async seen(tx, consumer, messageIds) {
    const rows = await tx.read<{ id: string }>(
      'SELECT message_id AS id FROM inbox WHERE consumer = ? AND message_id IN (?)',
      [consumer, messageIds],
    );
    return new Set(rows.map((row) => row.id));
  },
  note(tx, consumer, messageId) {
    tx.write('INSERT INTO inbox (consumer, message_id) VALUES (?, ?)', [consumer, messageId]);
  },
};
// #endregion inbox
