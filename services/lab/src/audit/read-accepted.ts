import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { AcceptedFact } from './facts.ts';

const lineSchema = z.object({ orderId: z.string(), at: z.number() });

/** Reads the journal of accepted orders. No file: nothing was accepted yet. A torn last line is left out. */
export async function readAccepted(file: string): Promise<AcceptedFact[]> {
  const accepted: AcceptedFact[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
      const parsed = lineSchema.safeParse(parseJson(line));
      if (parsed.success) accepted.push({ orderId: parsed.data.orderId, atMs: parsed.data.at });
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return accepted;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
