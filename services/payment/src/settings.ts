import type { SettingGroup } from '@bulkhead/contracts';
import { defaultBreaker, inMs, setting } from '@bulkhead/kit';
import { askAgainFirstMs, askAgainMaxMs } from './charging/backoff.ts';
import { processorDeadlineMs } from './charging/card-processor.ts';
import { concurrency, maxWaiting, pollEveryMs } from './charging/charger.ts';
import { leaseMs } from './charging/lease.ts';

/** What only the payment service has, for a person who looks into it. */
export const paymentSettings: readonly SettingGroup[] = [
  {
    title: 'Charging cards',
    settings: [
      setting(
        'deadline of a charge',
        inMs(processorDeadlineMs),
        'Longer than a slow card takes; after that the outcome is unknown.',
      ),
      setting('at a time', concurrency, 'A few cards that never answer must not hold up the others.'),
      setting('waiting at most', maxWaiting, 'The rows are the queue; what is in memory is a short cut.'),
      setting('lease', inMs(leaseMs), 'So long others leave a payment to whoever took it up.'),
      setting(
        'unknown outcome asked again',
        `after ${inMs(askAgainFirstMs)}, doubling to ${inMs(askAgainMaxMs)}`,
        'Until there is an answer: a timeout is not a no.',
      ),
      setting('due payments looked for', `every ${inMs(pollEveryMs)}`, 'Finds what a crash left behind.'),
      setting(
        'breaker opens after',
        `${defaultBreaker.breakAfter} failures in a row`,
        'Then the card processor is left alone for a while.',
      ),
      setting(
        'breaker tries again after',
        inMs(defaultBreaker.halfOpenAfterMs),
        'One call may try whether it is back.',
      ),
    ],
  },
];
