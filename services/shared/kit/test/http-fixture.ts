import type { RequestListener } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createHttpApp, type HttpAppOptions } from '../src/http/app.ts';
import { createHttpServer } from '../src/http/server.ts';
import { quietTelemetry } from './fixtures.ts';

export interface RunningApp {
  url: string;
  /** A request with any headers, `Host` included, which `fetch` would not send. */
  send(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<RawAnswer>;
  close(): Promise<void>;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails when it is not there
  body: any;
}

/** Listens on a free port. */
export async function listen(listener: RequestListener): Promise<RunningApp> {
  const http = createHttpServer(listener, '127.0.0.1', 0);
  await http.listen();
  const { port } = http.server.address() as AddressInfo; // it listens on TCP
  const send: RunningApp['send'] = (method, path, headers = {}, body) => {
    const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers, agent: false, timeout: 10_000 },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          const isJson = String(response.headers['content-type']).includes('json');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: isJson ? JSON.parse(text) : text,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
    return promise;
  };
  return { url: `http://127.0.0.1:${port}`, send, close: () => http.close(500) };
}

export function startApp(options: Pick<HttpAppOptions, 'routes'> & Partial<HttpAppOptions>): Promise<RunningApp> {
  const app = createHttpApp({
    title: 'test',
    allowedHosts: ['127.0.0.1', 'localhost'],
    allowedOrigins: ['http://localhost:3000'],
    deadlineMs: 1_000,
    telemetry: quietTelemetry(),
    logger: pino({ level: 'silent' }),
    ...options,
  });
  return listen(app);
}
