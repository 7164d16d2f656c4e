import { createServer, type RequestListener, type Server } from 'node:http';

export interface HttpServer {
  readonly server: Server;
  listen(): Promise<void>;
  /** Takes no new requests, lets running ones end, and cuts what is left after the deadline. */
  close(deadlineMs: number): Promise<void>;
}

/** A node:http server with bounded waits: headers within 5 s, a whole request within 10 s. */
export function createHttpServer(listener: RequestListener, host: string, port: number): HttpServer {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 30_000 }, listener);
  server.maxHeadersCount = 60;
  return {
    server,
    listen() {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
      return promise;
    },
    close(deadlineMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), deadlineMs);
      return promise.finally(() => clearTimeout(timer));
    },
  };
}
