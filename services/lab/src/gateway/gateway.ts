import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { isAllowedHost } from '@bulkhead/kit/http';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import type { EventLog } from '../events/event-log.ts';
import { serveLive } from './live.ts';
import { serveTelemetry, type TelemetryGateway } from './telemetry.ts';

export interface GatewayOptions {
  server: HttpServer;
  log: EventLog;
  logger: Pick<Logger, 'warn' | 'info'>;
  /** Host names by which the lab may be called, without ports. */
  allowedHosts: readonly string[];
  /** Origins of the dashboard. Programs send none. */
  allowedOrigins: readonly string[];
  /** Shown by services. */
  telemetryToken: string;
  maxLiveClients?: number;
}

export interface Gateway {
  readonly telemetry: TelemetryGateway;
  /** Browsers that look on now. */
  liveClients(): number;
  /** Ends all connections; the HTTP server stays. */
  close(): Promise<void>;
}

/** The largest batch of telemetry: 2,000 facts with SQL statements. */
const maxMessageBytes = 4 * 1024 * 1024;

/** Both socket.io namespaces on the lab's HTTP server: `/live` for browsers, `/telemetry` for services. */
export function createGateway(options: GatewayOptions): Gateway {
  const { server, log, logger, telemetryToken } = options;
  const hosts = new Set(options.allowedHosts);
  const origins = new Set(options.allowedOrigins);
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: 5_000,
    cors: { origin: [...origins] },
    // A page of a foreign site must neither look on nor speak, also when its name was bound to 127.0.0.1.
    allowRequest: (request, answer) => answer(null, isOurs(request, hosts, origins)),
  });
  // Nothing is served in the default namespace.
  io.use((_socket, next) => next(new Error('use /live or /telemetry')));
  const live = serveLive(io, { log, logger, maxClients: options.maxLiveClients ?? 50 });
  const telemetry = serveTelemetry(io, { log, logger, token: telemetryToken });
  return {
    telemetry,
    liveClients: live.clients,
    async close() {
      live.close();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function isOurs(request: IncomingMessage, hosts: ReadonlySet<string>, origins: ReadonlySet<string>): boolean {
  const { host, origin } = request.headers;
  return isAllowedHost(host, hosts) && (origin === undefined || origins.has(origin));
}
