import { type SelfReport, selfReportSchema } from '@bulkhead/contracts';
import { defineRoute, inMs, ok, type Route, setting } from '@bulkhead/kit';
import { slowMs } from './charges/put-charge.route.ts';

/** What it runs with, for a person who looks into it. It has no pool and no secret. */
export function inspectRoute(requestDeadlineMs: number): Route {
  const report: SelfReport = {
    service: 'card-processor',
    groups: [
      {
        title: 'Its books',
        settings: [
          setting(
            'kept in',
            'an SQLite file of its own',
            'It is a company outside: it shares no database with anybody.',
          ),
          setting('journal', 'write-ahead log', 'Others may read while it writes.'),
          setting('sync', 'FULL', 'A charge is on the disk before it is answered, so it survives any crash.'),
          setting('idempotency', 'one charge a key, for ever', 'Asking again under the same key charges nobody again.'),
        ],
      },
      {
        title: 'Answers',
        settings: [
          setting('request deadline', inMs(requestDeadlineMs), 'Who calls gets an answer by then.'),
          setting('card_slow takes', inMs(slowMs), 'Less than the payment service waits.'),
          setting('card_timeout', 'charged, answer lost', 'So that "was the card charged?" is a real question.'),
        ],
      },
    ],
    pools: [],
  };
  return defineRoute({
    method: 'get',
    path: '/inspect',
    summary: 'What it runs with',
    answer: selfReportSchema,
    isQuiet: true,
    handle: () => ok(report),
  });
}
