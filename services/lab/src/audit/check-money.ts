import { isEnded } from './check-orders.ts';
import type { ChargeFact, LedgerFact, OrderFacts, PaymentFact, PaymentFacts } from './facts.ts';
import { createFindings, type Findings, graceMs } from './findings.ts';
import { lagging } from './pipeline.ts';

const noEntries = { sumCents: 0, capturedCents: 0, refundedCents: 0, captures: 0, refunds: 0 };

// #region money-adds-up
/** I4: the ledger balances, each order is charged once and right, and the card processor agrees. */
export function checkMoney(
  { payments, ledger }: PaymentFacts,
  charges: readonly ChargeFact[],
  { orders }: OrderFacts,
  underWay: string | undefined,
) {
  const findings = createFindings('I4', 'Money adds up');
  const chargeByKey = new Map(charges.map((charge) => [charge.key, charge]));
  const paymentByOrder = new Map(payments.map((payment) => [payment.orderId, payment]));
  let keptCents = 0;
  let owedCents = 0;
  let isSettled = underWay === undefined;

  for (const payment of payments) {
    findings.count();
    checkLedger(findings, payment, ledger.get(payment.id) ?? { paymentId: payment.id, ...noEntries });
    checkCharge(findings, payment, chargeByKey.get(payment.orderId), underWay);
  }
  for (const [paymentId, entries] of ledger) {
    keptCents += entries.capturedCents - entries.refundedCents;
    if (entries.sumCents !== 0)
      findings.violated(`The ledger of payment ${paymentId} is off by ${entries.sumCents} cents.`);
  }
  for (const charge of charges) {
    findings.count();
    if (charge.captures > 1)
      findings.violated(`The card processor charged order ${charge.key} ${charge.captures} times.`);
    if (charge.status === 'CAPTURED' && !paymentByOrder.has(charge.key)) {
      findings.violated(
        `The card processor charged ${charge.amountCents} cents for order ${charge.key}, which has no payment.`,
      );
    }
  }
  for (const order of orders.values()) {
    if (!isEnded(order) || order.quietMs < graceMs) isSettled = false;
    if (order.status !== 'CONFIRMED') continue;
    findings.count();
    owedCents += order.totalCents ?? 0;
    const payment = paymentByOrder.get(order.id);
    if (order.totalCents === undefined) isSettled = false;
    else if (payment !== undefined && payment.amountCents !== order.totalCents) {
      findings.violated(`Order ${order.id} costs ${order.totalCents} cents, its payment is ${payment.amountCents}.`);
    }
  }
  if (isSettled && keptCents !== owedCents) {
    findings.violated(`The confirmed orders cost ${owedCents} cents, ${keptCents} cents were kept.`);
  }
  return findings.verdict();
}
// #endregion money-adds-up

function checkLedger(findings: Findings, { id, orderId, status, amountCents }: PaymentFact, entries: LedgerFact): void {
  const { captures, refunds, capturedCents, refundedCents } = entries;
  const facts = `the ledger of order ${orderId} has ${captures} captures (${capturedCents} cents) and ${refunds} refunds (${refundedCents} cents)`;
  const isTaken = status === 'CAPTURED' || status === 'REFUNDED';
  const isGivenBack = status === 'REFUNDED';
  if (captures > 1 || refunds > 1) findings.violated(`One is allowed of each, but ${facts}.`);
  else if (captures !== Number(isTaken) || refunds !== Number(isGivenBack)) {
    // UNKNOWN: the answer is not known yet, so neither is the booking.
    if (status !== 'UNKNOWN') findings.violated(`Payment ${id} is ${status}, but ${facts}.`);
  } else if ((isTaken && capturedCents !== amountCents) || (isGivenBack && refundedCents !== amountCents)) {
    findings.violated(`Payment ${id} is over ${amountCents} cents, but ${facts}.`);
  }
}

function checkCharge(
  findings: Findings,
  payment: PaymentFact,
  charge: ChargeFact | undefined,
  underWay: string | undefined,
): void {
  const { orderId, status, amountCents, quietMs } = payment;
  const said = `Payment of order ${orderId} is ${status}, at the card processor it is ${charge?.status ?? 'not known'}.`;
  if (status === 'UNKNOWN') {
    findings.notYet(quietMs, said);
    return;
  }
  // A payment that was voided before it was asked for never reached the card processor.
  const agrees = charge?.status === status || (charge === undefined && (status === 'VOIDED' || status === 'DECLINED'));
  if (!agrees) lagging(findings, underWay, quietMs, said);
  else if (charge !== undefined && charge.status !== 'VOIDED' && charge.amountCents !== amountCents) {
    findings.violated(
      `Order ${orderId}: the payment is over ${amountCents} cents, the charge over ${charge.amountCents}.`,
    );
  }
}
