import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../paths.ts';

/** What every lab's broker has, whoever runs it: a virtual host, a user and the policies. Passwords are added here. */
const definitionsFile = join(projectRoot, 'docker/rabbitmq/definitions.json');

const definitionsSchema = z.looseObject({ users: z.array(z.looseObject({ name: z.string() })) });

/** RabbitMQ's form of a password: base64 of a 4-byte salt and the SHA-256 of salt and password. */
export function brokerPasswordHash(password: string, salt: Buffer = randomBytes(4)): string {
  const digest = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return Buffer.concat([salt, digest]).toString('base64');
}

/** The definitions for one broker, with this password for each of their users. */
export async function brokerDefinitions(password: string): Promise<string> {
  const definitions = definitionsSchema.parse(JSON.parse(await readFile(definitionsFile, 'utf8')));
  const users = definitions.users.map((user) => ({
    ...user,
    password_hash: brokerPasswordHash(password),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
  }));
  return JSON.stringify({ ...definitions, users }, null, 2);
}
