import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type DatabaseId, databaseIds } from '@bulkhead/contracts';
import { z } from 'zod';
import { writeAtomic } from './write-atomic.ts';

const accountPasswordsSchema = z.object({
  app: z.string().min(20),
  migrator: z.string().min(20),
  lab_reader: z.string().min(20),
  lab_admin: z.string().min(20),
});
/** The passwords of a database's four accounts; the account names are the keys. */
export type AccountPasswords = z.infer<typeof accountPasswordsSchema>;

const secretsSchema = z.object({
  /** Each database has its own, so that one service's password opens no other's. */
  databases: z.record(z.enum(databaseIds), accountPasswordsSchema),
  /** The broker's user `bulkhead`. */
  broker: z.string().min(20),
  erlangCookie: z.string().min(20),
  telemetryToken: z.string().min(20),
});
export type LabSecrets = z.infer<typeof secretsSchema>;

/** Letters and digits only, so that it needs no quoting in SQL, URLs or configuration files. */
export function newPassword(): string {
  return randomBytes(18).toString('hex');
}

export function newAccountPasswords(): AccountPasswords {
  return { app: newPassword(), migrator: newPassword(), lab_reader: newPassword(), lab_admin: newPassword() };
}

function newSecrets(): LabSecrets {
  // fromEntries forgets the key type; the keys are exactly databaseIds.
  const databases = Object.fromEntries(databaseIds.map((id) => [id, newAccountPasswords()])) as Record<
    DatabaseId,
    AccountPasswords
  >;
  return { databases, broker: newPassword(), erlangCookie: newPassword(), telemetryToken: newPassword() };
}

/**
 * The lab's random passwords: read from the file, or made anew when there is none or it can't be read. New ones take
 * effect at the next start of each server.
 */
export async function loadSecrets(file: string): Promise<LabSecrets> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const parsed = secretsSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
  }
  const secrets = newSecrets();
  await writeAtomic(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
