import { components, type DatabaseId, databaseIds, type ServiceId, serviceIds } from '@bulkhead/contracts';
import type { OwnedId } from '../driver.ts';
import type { LabPaths } from '../paths.ts';
import type { LabPorts } from '../ports.ts';
import type { LabSecrets } from '../secrets.ts';
import { createBrokerProgram } from '../servers/broker-program.ts';
import { createDatabaseProgram } from '../servers/database-program.ts';
import type { BrokerServer, DatabaseServer } from '../servers/detect.ts';
import { createNodeProgram, type NodeLaunch } from '../servers/node-program.ts';
import type { Program } from '../servers/program.ts';

/** The components that are Node programs. */
export type NodeProgramId = ServiceId | 'card-processor' | 'web';

interface ProgramContext {
  readonly paths: LabPaths;
  readonly ports: LabPorts;
  readonly secrets: LabSecrets;
  readonly nodeLaunch: (id: NodeProgramId) => NodeLaunch;
}

/** Every component's program. */
export function createPrograms(
  context: ProgramContext,
  database: DatabaseServer,
  broker: BrokerServer,
): Record<OwnedId, Program> {
  const { paths, ports, secrets, nodeLaunch } = context;
  const nodeIds: readonly NodeProgramId[] = [...serviceIds, 'card-processor', 'web'];
  const programs: [OwnedId, Program][] = [
    ...databaseIds.map((id): [OwnedId, Program] => [id, databaseProgram(id, context, database)]),
    ...nodeIds.map((id): [OwnedId, Program] => [id, createNodeProgram(nodeLaunch(id), ports.of[id], paths.logOf(id))]),
    [
      'rabbitmq',
      createBrokerProgram({
        server: broker,
        folder: paths.dataOf('rabbitmq'),
        name: `bulkhead-${ports.offset}`,
        port: ports.of.rabbitmq,
        managementPort: ports.management,
        epmdPort: ports.epmd,
        distributionPort: ports.distribution,
        password: secrets.broker,
        cookie: secrets.erlangCookie,
        logFile: paths.logOf('rabbitmq'),
      }),
    ],
  ];
  // fromEntries forgets the keys' type; every OwnedId is listed above.
  return Object.fromEntries(programs) as Record<OwnedId, Program>;
}

function databaseProgram(id: DatabaseId, { paths, ports, secrets }: ProgramContext, server: DatabaseServer): Program {
  const { schema } = components[id];
  if (schema === undefined) throw new Error(`${id} has no schema in the list of components`);
  return createDatabaseProgram({
    server,
    folder: paths.dataOf(id),
    stateDir: paths.stateDir,
    port: ports.of[id],
    extraPort: ports.databaseExtra[id],
    schema,
    passwords: secrets.databases[id],
    logFile: paths.logOf(id),
  });
}
