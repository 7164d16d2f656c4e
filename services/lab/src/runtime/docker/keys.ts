import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { components, type DatabaseId, databaseIds, ownerOf } from '@bulkhead/contracts';
import type { LabSecrets } from '../secrets.ts';
import { accountStatements } from '../servers/accounts.ts';
import { brokerDefinitions } from '../servers/broker-definitions.ts';

/** What a container finds below /run/keys: its own passwords, and nobody else's. */
interface KeyFile {
  readonly component: string;
  readonly name: string;
  readonly text: string;
}

/** Inside the containers' network. */
const brokerAddress = 'rabbitmq:5672';

/** Every key file, from the lab's random passwords and the one for root that a person may choose. */
export async function keyFiles(secrets: LabSecrets, rootPassword: string): Promise<KeyFile[]> {
  const telemetry = `TELEMETRY_TOKEN=${secrets.telemetryToken}\n`;
  return [
    ...databaseIds.flatMap((id) => filesOf(id, secrets, rootPassword, telemetry)),
    { component: 'card-processor', name: 'service.env', text: telemetry },
    { component: 'rabbitmq', name: 'definitions.json', text: await brokerDefinitions(secrets.broker) },
  ];
}

function filesOf(id: DatabaseId, secrets: LabSecrets, rootPassword: string, telemetry: string): KeyFile[] {
  const passwords = secrets.databases[id];
  const { schema = '' } = components[id];
  const own = [
    `DB_PASSWORD=${passwords.app}`,
    `DB_MIGRATOR_PASSWORD=${passwords.migrator}`,
    `AMQP_URL=amqp://bulkhead:${secrets.broker}@${brokerAddress}`,
  ];
  const statements = [
    ...accountStatements('everywhere', schema, passwords),
    // For `docker exec -it product-mysql mysql -u root -p product_db`; there is no root over the network.
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${escaped(rootPassword)}';`,
  ];
  return [
    { component: id, name: 'accounts.sql', text: `${statements.join('\n')}\n` },
    { component: ownerOf(id), name: 'service.env', text: `${own.join('\n')}\n${telemetry}` },
  ];
}

/** A line break would end the statement: the server reads its init file line by line. */
function escaped(password: string): string {
  if (!/^[\x20-\x7e]{1,100}$/.test(password))
    throw new Error('MYSQL_ROOT_PASSWORD in .env must be 1 to 100 printable ASCII characters.');
  return password.replaceAll('\\', '\\\\').replaceAll("'", "''");
}

/** Writes each file whole or not at all, below a folder for its component. */
export async function writeKeys(folder: string, files: readonly KeyFile[]): Promise<void> {
  for (const { component, name, text } of files) {
    const file = join(folder, component, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text, { mode: 0o444 });
    // Servers run as users of their own, and nobody else has this folder.
    await chmod(`${file}.new`, 0o444);
    await rename(`${file}.new`, file);
  }
}
