import type { LabEvent, LiveClientToServer, LiveServerToClient } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import type { Logger } from 'pino';
import type { Namespace, Server, Socket } from 'socket.io';
import { z } from 'zod';
import type { EventLog } from '../events/event-log.ts';

type LiveSocket = Socket<LiveClientToServer, LiveServerToClient<World>>;

export interface LiveOptions {
  log: EventLog;
  logger: Pick<Logger, 'info'>;
  maxClients: number;
}

const helloSchema = z.object({ runId: z.string().max(100).optional(), lastSeq: z.int().min(0).optional() });

/** A client that has missed more is faster with a snapshot. */
const maxResumeEvents = 5_000;
const resumeFrameEvents = 500;
/** About four seconds of frames. A client that lags further is cut off: it comes back and resumes, or starts anew. */
const maxUnsentPackets = 250;

const room = 'live';

/** The namespace `/live`: a snapshot or what was missed, then every frame of events. */
export function serveLive(io: Server, { log, logger, maxClients }: LiveOptions) {
  const live: Namespace<LiveClientToServer, LiveServerToClient<World>> = io.of('/live');
  live.use((_socket, next) => {
    next(
      live.sockets.size < maxClients
        ? undefined
        : new Error(`too many dashboards: ${maxClients} are connected already`),
    );
  });
  live.on('connection', (socket) => {
    cutOffWhenSlow(socket, logger);
    greet(socket, log);
    void socket.join(room);
  });

  const stop = log.onFrame((events) => {
    if (live.sockets.size === 0) return;
    // To the room and not to each socket: the frame is turned into text once for all.
    live.to(room).emit('live:frame', events as LabEvent[]); // socket.io only reads it
  });
  return { clients: () => live.sockets.size, close: stop };
}

function greet(socket: LiveSocket, log: EventLog): void {
  const hello = helloSchema.safeParse(socket.handshake.auth);
  // Hands the open frame on, so that nothing falls between what is sent here and the next frame.
  const world = log.world();
  const missed = hello.success ? missedBy(hello.data, log, world.seq) : undefined;
  if (missed === undefined) {
    socket.emit('live:snapshot', { runId: log.runId, seq: world.seq, world, serverTimeMs: Date.now() });
    return;
  }
  // An empty frame says: you have missed nothing.
  for (let i = 0; i === 0 || i < missed.length; i += resumeFrameEvents) {
    socket.emit('live:frame', missed.slice(i, i + resumeFrameEvents));
  }
}

function missedBy(hello: z.infer<typeof helloSchema>, log: EventLog, seq: number): LabEvent[] | undefined {
  if (hello.runId !== log.runId || hello.lastSeq === undefined) return undefined;
  return seq - hello.lastSeq > maxResumeEvents ? undefined : log.since(hello.lastSeq);
}

/** Cuts a client off when it does not take what it is sent. */
function cutOffWhenSlow({ id, conn }: LiveSocket, logger: Pick<Logger, 'info'>): void {
  let unsent = 0;
  conn.on('flush', () => {
    unsent = 0;
  });
  conn.on('packetCreate', () => {
    unsent += 1;
    if (unsent !== maxUnsentPackets) return;
    logger.info({ client: id }, 'a dashboard is too slow and is cut off; it will resume');
    // Closing the transport, unlike disconnecting the socket, lets the client come back by itself.
    conn.close(true);
  });
}
