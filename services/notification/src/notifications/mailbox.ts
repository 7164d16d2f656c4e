export type Delivery = { isTaken: true } | { isTaken: false; reason: string };

/**
 * Stands for the company that delivers mails: it says what becomes of one by its recipient alone, and nothing leaves
 * this machine. Mailboxes at bounce.example refuse every mail for good.
 */
export function deliver(recipient: string): Delivery {
  if (!recipient.toLowerCase().endsWith('@bounce.example')) return { isTaken: true };
  return { isTaken: false, reason: `The mailbox of ${recipient} refuses mail.` };
}
