import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface FakeContainer {
  project: string;
  /** Undefined: a container that is no component. */
  component: string | undefined;
  state: string;
  pid: number;
  exitCode: number;
  log: string;
}

export interface FakeEngine {
  readonly containers: Map<string, FakeContainer>;
  /** Everything that was asked, as `POST /containers/x/kill`. */
  readonly asked: string[];
  /** The next start fails with this message. */
  refuseStart: string | undefined;
  /** As if it had happened without the lab. */
  happen(id: string, action: string, change: Partial<FakeContainer> | 'remove'): void;
  /** Ends the streams of events, as an engine that restarts does. */
  hangUp(): void;
  close(): Promise<void>;
}

const verbs: Record<string, [action: string, change: Partial<FakeContainer>]> = {
  start: ['start', { state: 'running', exitCode: 0 }],
  stop: ['die', { state: 'exited', exitCode: 0, pid: 0 }],
  kill: ['die', { state: 'exited', exitCode: 137, pid: 0 }],
  pause: ['pause', { state: 'paused' }],
  unpause: ['unpause', { state: 'running' }],
};

/** As much of a container engine's API as the lab's proxy speaks, with containers that are words. */
export async function startFakeEngine(socketPath: string): Promise<FakeEngine> {
  const containers = new Map<string, FakeContainer>();
  const asked: string[] = [];
  const streams = new Set<ServerResponse>();
  let nextPid = 100;
  const engine: FakeEngine = {
    ...{ containers, asked, refuseStart: undefined },
    happen(id, action, change) {
      const container = containers.get(id);
      if (container === undefined) throw new Error(`no container ${id}`);
      if (change === 'remove') containers.delete(id);
      else Object.assign(container, change);
      const labels = labelsOf(container);
      for (const stream of streams)
        stream.write(`${JSON.stringify({ Action: action, Actor: { Attributes: labels } })}\n`);
    },
    hangUp() {
      for (const stream of streams) stream.end();
      streams.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://engine');
    const [, first, id = '', what = ''] = url.pathname.split('/');
    asked.push(`${request.method} ${url.pathname}${url.search.includes('t=') ? url.search : ''}`);
    const say = (status: number, body: unknown) => void response.writeHead(status).end(JSON.stringify(body));
    if (first === 'events') {
      streams.add(response);
      response.on('close', () => streams.delete(response));
      response.writeHead(200).flushHeaders();
      return;
    }
    if (id === 'json') return say(200, listed(url, containers));
    const container = containers.get(id);
    if (container === undefined) return say(404, { message: `No such container: ${id}` });
    if (what === 'json') return say(200, inspected(id, container));
    if (what === 'stats') return say(200, stats);
    if (what === 'logs') return void response.writeHead(200).end(framed(container.log));
    if (what === 'start' && engine.refuseStart) return say(500, { message: engine.refuseStart });
    const known = verbs[what];
    if (known === undefined) return say(400, { message: `unknown ${what}` });
    const [action, change] = known;
    engine.happen(id, action, what === 'start' ? { ...change, pid: nextPid++ } : change);
    response.writeHead(204).end();
  }

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return engine;
}

const stats = {
  cpu_stats: { cpu_usage: { total_usage: 5e9 } },
  memory_stats: { usage: 900, stats: { inactive_file: 400 } },
};

function labelsOf({ project, component }: FakeContainer): Record<string, string> {
  return {
    'com.docker.compose.project': project,
    'com.docker.compose.oneoff': 'False',
    ...(component === undefined ? {} : { 'bulkhead.component': component }),
  };
}

function listed(url: URL, containers: ReadonlyMap<string, FakeContainer>) {
  const wanted = (JSON.parse(url.searchParams.get('filters') ?? '{}') as { label?: string[] }).label ?? [];
  return [...containers]
    .map(([Id, container]) => ({ Id, State: container.state, Labels: labelsOf(container) }))
    .filter(({ Labels }) =>
      wanted.every((label) => {
        const [name = '', value] = label.split('=');
        return value === undefined ? name in Labels : Labels[name] === value;
      }),
    );
}

function inspected(Id: string, { state, pid, exitCode }: FakeContainer) {
  const FinishedAt = state === 'exited' ? new Date().toISOString() : '0001-01-01T00:00:00Z';
  return { Id, State: { Status: state, Pid: pid, ExitCode: exitCode, OOMKilled: false, FinishedAt, Error: '' } };
}

function framed(text: string): Buffer {
  return Buffer.concat(
    text.split(/(?<=\n)/).map((line) => {
      const head = Buffer.alloc(8);
      head[0] = 1;
      head.writeUInt32BE(Buffer.byteLength(line), 4);
      return Buffer.concat([head, Buffer.from(line)]);
    }),
  );
}
