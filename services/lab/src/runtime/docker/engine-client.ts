import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const factsSchema = z.object({
  component: z.string(),
  id: z.string(),
  state: z.string(),
  pid: z.int(),
  exitCode: z.int(),
  isOutOfMemory: z.boolean(),
  finishedAtMs: z.number(),
  error: z.string(),
});
export type ContainerFacts = z.infer<typeof factsSchema>;

const useSchema = z.object({ component: z.string(), cpuMs: z.number(), memoryBytes: z.number() });
type ContainerUse = z.infer<typeof useSchema>;

const eventSchema = z.object({ component: z.string(), action: z.string() });
const messageSchema = z.object({ message: z.string() });

export type EngineVerb = 'start' | 'stop' | 'kill' | 'pause' | 'unpause';

/** The engine, or the proxy before it, said no; the message is its own. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** The lab's way to its containers. Everything throws when the engine can't be asked. */
export interface EngineClient {
  list(): Promise<ContainerFacts[]>;
  /** Undefined when the component has no container. */
  facts(component: string): Promise<ContainerFacts | undefined>;
  act(component: string, verb: EngineVerb, stopSeconds?: number): Promise<void>;
  /** Standard output and error as the engine frames them. */
  logs(component: string, tail: number): Promise<Buffer>;
  use(): Promise<ContainerUse[]>;
  /** Tells of changes until the signal ends it; resolves when the engine hangs up. */
  listen(onEvent: (component: string) => void, onOpen: () => void, ending: AbortSignal): Promise<void>;
}

const deadlineMs = 15_000;
/** A graceful stop may take all of its time. */
const verbDeadlineMs = 60_000;

export function createEngineClient(socketPath: string): EngineClient {
  function open(method: string, path: string, timeout: number, signal?: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const asked = request(
        { socketPath, method, path, timeout, headers: { host: 'engine' }, ...(signal ? { signal } : {}) },
        resolve,
      );
      asked.once('timeout', () => asked.destroy(new Error(`the engine gave no answer within ${timeout} ms`)));
      asked.once('error', reject);
      asked.end();
    });
  }

  async function ask(method: string, path: string, timeout = deadlineMs): Promise<Buffer> {
    const answer = await open(method, path, timeout);
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const status = answer.statusCode ?? 0;
    if (status < 300 || status === 304) return body;
    throw new EngineRefusal(messageIn(body) ?? `the engine answered ${status}`, status);
  }

  const json = async <T>(path: string, schema: z.ZodType<T>) =>
    schema.parse(JSON.parse((await ask('GET', path)).toString('utf8')));

  return {
    list: () => json('/containers', z.array(factsSchema)),
    facts: async (component) => (await json(`/containers/${component}`, z.array(factsSchema)))[0],
    async act(component, verb, stopSeconds) {
      const query = stopSeconds === undefined ? '' : `?seconds=${stopSeconds}`;
      await ask('POST', `/containers/${component}/${verb}${query}`, verbDeadlineMs);
    },
    logs: (component, tail) => ask('GET', `/containers/${component}/logs?tail=${tail}`),
    use: () => json('/stats', z.array(useSchema)),
    async listen(onEvent, onOpen, ending) {
      const stream = await open('GET', '/events', deadlineMs, ending);
      stream.socket.setTimeout(0);
      onOpen();
      for await (const line of createInterface({ input: stream })) {
        if (line.trim() !== '') onEvent(eventSchema.parse(JSON.parse(line)).component);
      }
    },
  };
}

function messageIn(body: Buffer): string | undefined {
  try {
    return messageSchema.parse(JSON.parse(body.toString('utf8'))).message;
  } catch {
    return undefined;
  }
}
