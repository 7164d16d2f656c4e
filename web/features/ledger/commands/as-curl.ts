import type { Act } from '../../../data/ledger.ts';
import { shellWord } from './shell.ts';

type Sent = Pick<Act, 'method' | 'path' | 'body'>;

/** The request itself. The lab takes JSON only, also where there is nothing to say. */
export function asCurl({ method, path, body }: Sent, labAddress: string): string {
  const url = shellWord(`${labAddress}/api${path}`);
  return `curl -X ${shellWord(method)} ${url} -H 'content-type: application/json' -d ${bodyWord(body)}`;
}

/** What is sent, as one word of a shell. */
export function bodyWord(body: unknown): string {
  return shellWord(JSON.stringify(body ?? {}));
}
