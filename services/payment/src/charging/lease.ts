/**
 * How long whoever asks the card processor has for it before others take the payment up: two calls at their deadline,
 * and the writing. Should two ask at a time all the same, the idempotency key makes that one charge.
 */
export const leaseMs = 10_000;
