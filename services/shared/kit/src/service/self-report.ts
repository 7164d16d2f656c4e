import { type SelfReport, type Setting, type SettingGroup, selfReportSchema } from '@bulkhead/contracts';
import { acquireMs } from '../database/database.ts';
import { defineRoute, ok, type Route } from '../http/route.ts';
import { heartbeatS } from '../messaging/connection.ts';
import { type ConsumerSpec, prefetch } from '../messaging/consumer.ts';
import { maxAttempts } from '../messaging/handle-batch.ts';
import { relayAfterMs, relayEveryMs } from '../messaging/outbox.ts';
import { confirmMs, maxInFlight } from '../messaging/publisher.ts';
import type { ServiceContext } from './context.ts';

/** One setting of a service. It has no default to compare with: what is in the program is what runs. */
export function setting(name: string, value: string | number, why: string): Setting {
  return { name, value: String(value), why, isDefault: null };
}

/** Milliseconds as a person reads them. */
export function inMs(ms: number): string {
  return ms >= 1_000 ? `${ms / 1_000} s` : `${ms} ms`;
}

export interface SelfReportParts {
  requestDeadlineMs: number;
  consumers: readonly Pick<ConsumerSpec, 'queue'>[];
  /** What only this service has. */
  own: readonly SettingGroup[];
}

/** `GET /inspect`: what the service runs with, without secrets, and how its pools are doing. */
export function selfReportRoute(context: ServiceContext, parts: SelfReportParts): Route {
  return defineRoute({
    method: 'get',
    path: '/inspect',
    summary: 'What it runs with, without secrets, and its database pools now',
    answer: selfReportSchema,
    isQuiet: true,
    handle() {
      const report: SelfReport = {
        service: context.config.service,
        groups: [
          ...parts.own,
          httpGroup(context, parts),
          databaseGroup(context),
          messagingGroup(parts),
          ownGroup(context),
        ],
        pools: context.database.pools(),
      };
      return ok(report);
    },
  });
}

function httpGroup({ config }: ServiceContext, { requestDeadlineMs }: SelfReportParts): SettingGroup {
  return {
    title: 'HTTP',
    settings: [
      setting('address', `${config.host}:${config.port}`, 'Where it listens: 127.0.0.1 is this machine only.'),
      setting('request deadline', inMs(requestDeadlineMs), 'Who calls gets an answer by then, if only to hear no.'),
      setting(
        'allowed hosts',
        config.allowedHosts.join(', '),
        'Another Host header is refused, so a foreign page can not reach in.',
      ),
    ],
  };
}

function databaseGroup({ config, database }: ServiceContext): SettingGroup {
  const { limits } = database;
  return {
    title: 'Its database',
    settings: [
      setting(
        'database',
        `${database.id}, schema ${config.database.name}`,
        'Its own, and the only one that its account may touch.',
      ),
      setting('account', config.database.user, 'May read and change rows, but no tables.'),
      setting('pool size', limits.connections, 'As many pieces of work as can be in the database at a time.'),
      setting('pool queue', limits.waiting, 'Work that may wait for a connection; more is refused at once.'),
      setting('connect deadline', inMs(limits.connectMs), 'A dead server is noticed by then.'),
      setting('wait for a connection', inMs(acquireMs), 'Longer waits would pile up requests behind a slow database.'),
      setting(
        'statement deadline',
        inMs(limits.statementMs),
        'A frozen server can not hold a request longer than this.',
      ),
      setting(
        'isolation',
        'READ COMMITTED',
        'Fewer locks on gaps than the default; what must not change is locked by row.',
      ),
      setting('lock wait', '1 s', 'Shorter than the deadline, so that the server says why before we hang up.'),
    ],
  };
}

function messagingGroup({ consumers }: SelfReportParts): SettingGroup {
  return {
    title: 'Messages',
    settings: [
      setting('consumes', consumers.map(({ queue }) => queue).join(', ') || 'nothing', 'The queues that it reads.'),
      setting('prefetch', prefetch, 'Messages in hand at a time; they share one transaction.'),
      setting('attempts', maxAttempts, 'A message that fails so often goes to the dead letters.'),
      setting(
        'outbox relay',
        `every ${inMs(relayEveryMs)}`,
        'Sends what a crash or an absent broker left in the outbox.',
      ),
      setting('relay takes rows after', inMs(relayAfterMs), 'Younger ones are on the direct way already.'),
      setting(
        'confirm deadline',
        inMs(confirmMs),
        'A message that the broker has not confirmed by then is sent again.',
      ),
      setting('unconfirmed at most', maxInFlight, 'More would only fill the memory of both sides.'),
      setting('heartbeat', `${heartbeatS} s`, 'A broker that is silent for two of these is gone.'),
    ],
  };
}

function ownGroup({ config, dataEpoch }: ServiceContext): SettingGroup {
  return {
    title: 'The process',
    settings: [
      setting('instance', config.instance, 'Its name in logs and traces.'),
      setting('data epoch', dataEpoch.value, 'A reset raises it; messages of an older one are refused.'),
      setting('log level', config.logLevel, 'What is written to the log.'),
      setting('node', process.version, 'The runtime; it runs the TypeScript as it stands.'),
    ],
  };
}
