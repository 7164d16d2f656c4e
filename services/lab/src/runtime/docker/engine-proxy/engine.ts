import { type IncomingMessage, request } from 'node:http';

/** What the engine said to one request. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export interface Engine {
  /** One request with its whole answer. Throws when the engine can't be reached, or at the deadline. */
  ask(method: 'GET' | 'POST', path: string, deadlineMs: number): Promise<EngineAnswer>;
  /** An answer that goes on until it is destroyed. */
  listen(path: string): Promise<IncomingMessage>;
}

/** Far more than the longest log that is asked for. */
const maxAnswerBytes = 16 * 1024 * 1024;
const connectDeadlineMs = 5_000;

/** Talks to a container engine at its socket. Paths carry no version: an engine then speaks its newest one. */
export function createEngine(socketPath: string): Engine {
  function open(method: string, path: string, deadlineMs: number): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const asked = request({ socketPath, method, path, headers: { host: 'engine' }, timeout: deadlineMs }, resolve);
      asked.once('timeout', () => asked.destroy(new Error(`the engine gave no answer within ${deadlineMs} ms`)));
      asked.once('error', reject);
      asked.end();
    });
  }

  return {
    async ask(method, path, deadlineMs) {
      const answer = await open(method, path, deadlineMs);
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of answer) {
        size += chunk.length;
        if (size > maxAnswerBytes) throw new Error(`the engine's answer to ${path} is too large`);
        chunks.push(chunk);
      }
      return { status: answer.statusCode ?? 0, body: Buffer.concat(chunks) };
    },
    async listen(path) {
      const answer = await open('GET', path, connectDeadlineMs);
      answer.socket.setTimeout(0);
      return answer;
    },
  };
}
