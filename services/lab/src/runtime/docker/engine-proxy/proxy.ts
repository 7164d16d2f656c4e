import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { componentLabel, createContainers, labelFilter } from './containers.ts';
import type { Engine } from './engine.ts';

/** The verbs, as the engine calls them. Nothing else that changes anything gets through. */
const verbs: ReadonlySet<string> = new Set(['start', 'stop', 'kill', 'pause', 'unpause']);
const events = ['create', 'start', 'die', 'pause', 'unpause', 'destroy'];
const verbDeadlineMs = 60_000;
const maxStopSeconds = 30;
const maxLogLines = 5_000;
/** Bounds what the lab can ask for at the same time. */
const maxAtOnce = 64;

const usage = `GET /containers, GET /containers/{component}, GET /containers/{component}/logs?tail=n, GET /stats, GET /events, POST /containers/{component}/{${[...verbs].join('|')}}`;

interface Answer {
  status: number;
  body: unknown;
}

/**
 * Lets the lab do to the containers of its own project what it has verbs for, and nothing else: no other container, no
 * image, no volume, no exec, no create. Components are named, never engine ids, and are looked up by their labels each time.
 */
export function createProxy(engine: Engine, project: string): RequestListener {
  const containers = createContainers(engine, project);
  let atOnce = 0;

  async function answer(method: string, path: string[], query: URLSearchParams): Promise<Answer | Buffer> {
    const [first, component, what] = path;
    if (component !== undefined && !/^[a-z][a-z0-9-]{0,60}$/.test(component)) return refused();
    if (method === 'GET' && first === 'stats' && path.length === 1) return found(await containers.use());
    if (first !== 'containers' || path.length > 3) return refused();
    if (method === 'GET' && what === undefined) return found(await containers.facts(component));
    if (component === undefined || what === undefined) return refused();
    const isLogs = method === 'GET' && what === 'logs';
    if (!isLogs && !(method === 'POST' && verbs.has(what))) return refused();
    const id = await containers.idOf(component);
    if (id === undefined) return { status: 404, body: { message: `${component} has no container in ${project}` } };
    if (isLogs) return logs(id, query);
    const stop = what === 'stop' ? `?t=${wholeUpTo(query.get('seconds'), maxStopSeconds)}` : '';
    const { status, body } = await engine.ask('POST', `/containers/${id}/${what}${stop}`, verbDeadlineMs);
    return { status, body: status < 300 || status === 304 ? null : JSON.parse(body.toString('utf8')) };
  }

  async function logs(id: string, query: URLSearchParams): Promise<Answer | Buffer> {
    const tail = wholeUpTo(query.get('tail'), maxLogLines);
    const { status, body } = await engine.ask('GET', `/containers/${id}/logs?stdout=1&stderr=1&tail=${tail}`, 10_000);
    return status === 200 ? body : { status, body: JSON.parse(body.toString('utf8')) };
  }

  /** Passes on what happens to the project's components, a line each, until the other side hangs up. */
  async function stream(response: ServerResponse): Promise<void> {
    const filters = { type: ['container'], label: labelFilter(project), event: events };
    const source = await engine.listen(`/events?filters=${encodeURIComponent(JSON.stringify(filters))}`);
    response.on('close', () => source.destroy());
    source.on('error', () => response.destroy());
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.flushHeaders();
    let rest = '';
    for await (const chunk of source) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') response.write(`${JSON.stringify(eventOf(line))}\n`);
    }
    response.end();
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://engine');
    const path = url.pathname.split('/').filter((part) => part !== '');
    if (request.method === 'GET' && path.length === 1 && path[0] === 'events') return stream(response);
    const given = await answer(request.method ?? '', path, url.searchParams);
    if (Buffer.isBuffer(given)) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(given);
    } else {
      response.writeHead(given.status, { 'content-type': 'application/json' }).end(JSON.stringify(given.body));
    }
  }

  return (request, response) => {
    if (atOnce >= maxAtOnce) {
      response.writeHead(503).end(JSON.stringify({ message: 'too much at once' }));
      return;
    }
    atOnce += 1;
    response.once('close', () => {
      atOnce -= 1;
    });
    serve(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message }));
    });
  };
}

function found(body: unknown): Answer {
  return { status: 200, body };
}

function refused(): Answer {
  return { status: 403, body: { message: `This proxy allows only: ${usage}` } };
}

function wholeUpTo(text: string | null, most: number): number {
  const value = Number(text ?? most);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : most;
}

function eventOf(line: string): { component: string; action: string } {
  // As the engine writes it; a line that is something else ends the stream, and the lab asks anew.
  const { Action, Actor } = JSON.parse(line) as { Action: string; Actor: { Attributes: Record<string, string> } };
  return { component: Actor.Attributes[componentLabel] ?? '', action: Action };
}
