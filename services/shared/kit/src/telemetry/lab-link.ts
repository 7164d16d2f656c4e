import type {
  FailpointOrder,
  TelemetryClientToServer,
  TelemetryHello,
  TelemetryServerToClient,
} from '@bulkhead/contracts';
import { io, type Socket } from 'socket.io-client';
import type { FactBuffer } from './fact-buffer.ts';

export interface LabLinkOptions {
  url: string;
  hello: TelemetryHello;
  buffer: FactBuffer;
  /** Called several times a second, to tell of what takes long. */
  onTick: () => void;
  /** The lab listens, for the first time or again. */
  onConnect: () => void;
  onFailpoints: (orders: FailpointOrder[]) => void;
}

/** A batch may grow for so long. */
const gatherMs = 16;
const tickMs = 100;
const maxBatch = 1_000;
/** Packets that a slow lab has not taken; beyond them facts stay in our buffer, which is bounded. */
const maxUnsent = 20;

/**
 * Sends what is in the buffer to the lab, at most a batch per 16 ms, for as long as somebody listens. `wake` says that
 * there is something: while nothing happens, nothing runs.
 */
export function createLabLink(options: LabLinkOptions) {
  const socket: Socket<TelemetryServerToClient, TelemetryClientToServer> = io(`${options.url}/telemetry`, {
    transports: ['websocket'],
    auth: options.hello,
    reconnectionDelay: 200,
    reconnectionDelayMax: 2_000,
    randomizationFactor: 0.5,
    timeout: 3_000,
    autoConnect: false,
  });
  socket.on('failpoints:arm', options.onFailpoints);
  socket.on('connect', () => {
    options.onConnect();
    wake();
  });
  let gathering: NodeJS.Timeout | undefined;

  function wake(): void {
    gathering ??= setTimeout(flush, gatherMs).unref();
  }

  function flush(): void {
    gathering = undefined;
    if (!socket.connected) return; // the connection, when it is back, wakes us
    if (socket.io.engine.writeBuffer.length > maxUnsent) return wake();
    const batch = options.buffer.take(maxBatch);
    if (batch) socket.emit('telemetry:batch', batch);
    if (options.buffer.size > 0) wake();
  }

  const ticking = setInterval(options.onTick, tickMs);
  ticking.unref();
  socket.connect();
  return {
    wake,
    stop(): void {
      clearInterval(ticking);
      clearTimeout(gathering);
      options.onTick();
      flush();
      socket.disconnect();
    },
  };
}
