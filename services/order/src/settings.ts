import type { SettingGroup } from '@bulkhead/contracts';
import { defaultBreaker, inMs, setting } from '@bulkhead/kit';
import { maxAttempts } from './saga/decide-saga.ts';
import { resendFirstMs, resendMaxMs } from './saga/resend-delay.ts';
import { timersEveryMs } from './saga/saga-timers.ts';

/** What only the order service has, for a person who looks into it. */
export function orderSettings(lookupDeadlineMs: number): SettingGroup[] {
  return [
    {
      title: 'The saga',
      settings: [
        setting(
          'attempts a step',
          maxAttempts,
          'A command without an answer after so many tries makes the saga STUCK.',
        ),
        setting('first resend after', inMs(resendFirstMs), 'Doubles with each try, so a dead service is not flooded.'),
        setting(
          'resend at most every',
          inMs(resendMaxMs),
          'And so it is still asked when it comes back after an hour.',
        ),
        setting(
          'timers looked at',
          `every ${inMs(timersEveryMs)}`,
          'They are rows: any instance finds them, also after a crash.',
        ),
      ],
    },
    {
      title: 'Asking product and customer service',
      settings: [
        setting('deadline', inMs(lookupDeadlineMs), 'Then its own copies answer, and the order says so.'),
        setting(
          'breaker opens after',
          `${defaultBreaker.breakAfter} failures in a row`,
          'Then nobody waits for the peer any more.',
        ),
        setting(
          'breaker tries again after',
          inMs(defaultBreaker.halfOpenAfterMs),
          'One call may try whether the peer is back.',
        ),
        setting('retries', 'none', 'One layer retries, and it is not this one.'),
      ],
    },
  ];
}
