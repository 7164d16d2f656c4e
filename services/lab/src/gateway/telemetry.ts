import { createHash, timingSafeEqual } from 'node:crypto';
import {
  type ComponentId,
  components,
  type FailpointOrder,
  parseServiceFact,
  type TelemetryClientToServer,
  type TelemetryHello,
  type TelemetryServerToClient,
  telemetryBatchSchema,
  telemetryHelloSchema,
} from '@bulkhead/contracts';
import type { Logger } from 'pino';
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { EventLog } from '../events/event-log.ts';
import { createGapWatch } from './gap-watch.ts';
import { createOpenSpans } from './open-spans.ts';

type TelemetryNamespace = Namespace<
  TelemetryClientToServer,
  TelemetryServerToClient,
  DefaultEventsMap,
  { hello?: TelemetryHello }
>;
type TelemetrySocket = Socket<
  TelemetryClientToServer,
  TelemetryServerToClient,
  DefaultEventsMap,
  { hello?: TelemetryHello }
>;

export interface TelemetryOptions {
  log: EventLog;
  logger: Pick<Logger, 'warn'>;
  token: string;
}

export interface TelemetryGateway {
  /** Arms or disarms failpoints in every process of a component. Returns how many processes were told. */
  armFailpoints(component: ComponentId, points: FailpointOrder[]): number;
}

const maxConnections = 60;

/** The namespace `/telemetry`: batches of facts from services, checked and appended to the log. */
export function serveTelemetry(io: Server, { log, logger, token }: TelemetryOptions): TelemetryGateway {
  const telemetry: TelemetryNamespace = io.of('/telemetry');
  const gaps = createGapWatch();

  telemetry.use((socket, next) => {
    const hello = telemetryHelloSchema.safeParse(socket.handshake.auth);
    if (!hello.success || !isEqual(hello.data.token, token)) return next(new Error('unknown source or wrong token'));
    const { role } = components[hello.data.source];
    if (role !== 'service' && role !== 'external') return next(new Error(`${hello.data.source} has no telemetry`));
    if (telemetry.sockets.size >= maxConnections) return next(new Error('too many sources'));
    socket.data.hello = hello.data;
    next();
  });

  telemetry.on('connection', (socket) => {
    const { hello } = socket.data;
    if (hello === undefined) return void socket.disconnect(true);
    receive(socket, hello);
  });

  function receive(socket: TelemetrySocket, { source, instance, pid }: TelemetryHello): void {
    const openSpans = createOpenSpans();
    const sender = `${source}/${instance}/${pid}`;
    void socket.join(source);
    log.append('source.connected', { id: source, instance }, { source });

    socket.on('telemetry:batch', (value) => {
      const batch = telemetryBatchSchema.safeParse(value);
      if (!batch.success) {
        logger.warn({ source, instance }, 'a batch of telemetry could not be read');
        return;
      }
      const facts = batch.data.facts.map(parseServiceFact).filter((fact) => fact !== undefined);
      const unreadable = batch.data.facts.length - facts.length;
      if (unreadable > 0) logger.warn({ source, instance, unreadable }, 'facts could not be read');
      const missed = gaps.missedBefore(sender, batch.data) + unreadable;
      if (missed > 0) log.append('source.gap', { id: source, missed }, { source });
      for (const fact of facts) {
        openSpans.note(fact);
        log.appendFact(source, fact);
      }
    });

    socket.on('disconnect', () => {
      // Nobody else will end them.
      for (const lost of openSpans.endAll(Date.now())) log.appendFact(source, lost);
      if (!isConnected(source, instance)) log.append('source.lost', { id: source, instance }, { source });
    });
  }

  /** A process that was restarted may be back before the end of its old connection is noticed. */
  function isConnected(source: ComponentId, instance: string): boolean {
    return [...telemetry.sockets.values()].some(
      ({ data: { hello } }) => hello?.source === source && hello.instance === instance,
    );
  }

  return {
    armFailpoints(component, points) {
      telemetry.to(component).emit('failpoints:arm', points);
      return telemetry.adapter.rooms.get(component)?.size ?? 0;
    },
  };
}

/** Takes as long for a wrong token as for the right one. Hashing first makes the lengths equal. */
function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
