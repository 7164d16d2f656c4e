import { connect as connectTcp } from 'node:net';
import { connect } from 'amqplib';
import { createConnection } from 'mysql2/promise';

/** Ends an attempt at its deadline, whatever the other side does. The loser is left to `abandon`. */
async function within<T>(deadlineMs: number, what: string, attempt: Promise<T>, abandon: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([attempt, late]);
  } catch (error) {
    abandon();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Logs in as `lab_reader` and asks for one row. A frozen server accepts the connection and fails at the deadline. */
export async function probeDatabase(target: { port: number; password: string }, deadlineMs: number): Promise<void> {
  const opening = createConnection({
    host: '127.0.0.1',
    port: target.port,
    user: 'lab_reader',
    password: target.password,
    connectTimeout: deadlineMs,
  });
  const asking = opening.then(async (connection) => {
    try {
      await connection.query('SELECT 1');
    } finally {
      connection.destroy();
    }
  });
  const abandon = () => void opening.then((connection) => connection.destroy()).catch(() => undefined);
  await within(deadlineMs, `database on port ${target.port}`, asking, abandon);
}

/** Does an AMQP handshake with login. Returns the broker's own name and version: `RabbitMQ 3.10.8`. */
export async function probeBroker(
  target: { host?: string; port: number; password: string },
  deadlineMs: number,
): Promise<string> {
  // No heartbeat: a connection that is given up while it opens must leave no timer that fails later.
  const host = target.host ?? '127.0.0.1';
  const url = `amqp://bulkhead:${target.password}@${host}:${target.port}/?heartbeat=0`;
  const opening = connect(url, { timeout: deadlineMs, noDelay: true });
  const asking = opening.then(async (connection) => {
    connection.on('error', () => undefined);
    const { product, version } = connection.connection.serverProperties;
    await connection.close();
    return `${product} ${version}`;
  });
  const abandon = () =>
    void opening
      .then((connection) => {
        connection.on('error', () => undefined);
        return connection.close();
      })
      .catch(() => undefined);
  return within(deadlineMs, `broker on port ${target.port}`, asking, abandon);
}

/** Asks an HTTP server; any answer below 500 counts. */
export async function probeHttp(target: { port: number; path: string }, deadlineMs: number): Promise<void> {
  const url = `http://127.0.0.1:${target.port}${target.path}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs), redirect: 'manual' });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error(`${url} answered ${response.status}`);
}

/** Does anything accept a connection on this port? */
export async function probeTcp(port: number, deadlineMs: number): Promise<void> {
  const socket = connectTcp({ host: '127.0.0.1', port });
  const opening = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  await within(deadlineMs, `port ${port}`, opening, () => undefined).finally(() => socket.destroy());
}
