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
  beforeFlush: () => void;
  /** The lab listens, for the first time or again. */
  onConnect: () => void;
  onFailpoints: (orders: FailpointOrder[]) => void;
}

const flushEveryMs = 16;
const maxBatch = 1_000;
/** Packets that a slow lab has not taken; beyond them facts stay in our buffer, which is bounded. */
const maxUnsent = 20;

/** Sends what is in the buffer to the lab, a batch per 16 ms, for as long as somebody listens. */
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
  socket.on('connect', options.onConnect);
  const flush = () => {
    if (!socket.connected || socket.io.engine.writeBuffer.length > maxUnsent) return;
    options.beforeFlush();
    const batch = options.buffer.take(maxBatch);
    if (batch) socket.emit('telemetry:batch', batch);
  };
  const timer = setInterval(flush, flushEveryMs);
  timer.unref();
  socket.connect();
  return {
    stop(): void {
      clearInterval(timer);
      flush();
      socket.disconnect();
    },
  };
}
