import { createServer } from 'node:net';

/** Below the ports that the system gives to outgoing connections, so that none of those takes one meanwhile. */
const lowest = 20_000;
const highest = 32_000;

/** Finds ports on 127.0.0.1 that nothing listens on, at random, so that runs beside each other seldom meet. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries += 1) {
    if (tries > 1_000) throw new Error(`found only ${found.size} of ${count} free ports`);
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
