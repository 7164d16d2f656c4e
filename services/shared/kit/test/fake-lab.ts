import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FailpointOrder, parseServiceFact, type ServiceFact, type TelemetryBatch } from '@bulkhead/contracts';
import { Server } from 'socket.io';

export interface FakeLab {
  url: string;
  facts: ServiceFact[];
  batches: TelemetryBatch[];
  hellos: unknown[];
  arm(orders: FailpointOrder[]): void;
  close(): Promise<void>;
}

/** The lab's end of the telemetry: reads every fact by its schema, as the real one does. */
export async function startFakeLab(): Promise<FakeLab> {
  const http = createServer();
  const io = new Server(http);
  const lab: FakeLab = {
    url: '',
    facts: [],
    batches: [],
    hellos: [],
    arm: (orders) => void io.of('/telemetry').emit('failpoints:arm', orders),
    close: async () => {
      await io.close();
    },
  };
  io.of('/telemetry').on('connection', (socket) => {
    lab.hellos.push(socket.handshake.auth);
    socket.on('telemetry:batch', (batch: TelemetryBatch) => {
      lab.batches.push(batch);
      for (const raw of batch.facts) {
        const fact = parseServiceFact(raw);
        if (fact === undefined) throw new Error(`not a fact: ${JSON.stringify(raw)}`);
        lab.facts.push(fact);
      }
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  lab.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`; // it listens on TCP
  return lab;
}
