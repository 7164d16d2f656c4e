// The only container that holds the engine's socket. It has no network: it listens at a socket in a folder that it shares
// with the lab alone. Runs without packages, on Node's own parts.
import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createEngine } from './engine.ts';
import { createProxy } from './proxy.ts';

const project = process.env['ENGINE_PROJECT'] ?? '';
const listenAt = process.env['ENGINE_PROXY_SOCKET'] ?? '/run/engine/engine.sock';
const engineAt = process.env['ENGINE_SOCKET'] ?? '/var/run/docker.sock';
if (project === '') {
  console.error('ENGINE_PROJECT is not set: without it no container is the project’s.');
  process.exit(1);
}

const engine = createEngine(engineAt);
try {
  const { status } = await engine.ask('GET', '/_ping', 5_000);
  if (status !== 200) throw new Error(`it answered ${status}`);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  console.error(`The engine does not answer at ${engineAt}: ${why}.`);
  console.error('With a rootless engine, set DOCKER_SOCKET in .env to its socket: $XDG_RUNTIME_DIR/docker.sock');
  process.exit(1);
}

// One that was killed leaves its socket behind.
rmSync(listenAt, { force: true });
const server = createServer(createProxy(engine, project));
server.listen(listenAt, () => {
  // The lab runs as another user, and nobody else has this folder.
  chmodSync(listenAt, 0o666);
  console.log(`lets the lab start, stop, kill and freeze the containers of ${project}`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
    process.exit(0);
  });
}
