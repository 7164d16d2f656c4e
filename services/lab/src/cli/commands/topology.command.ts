import { components, databaseIds, labStateSchema, ownerOf, queueNames, queues } from '@bulkhead/contracts';
import type { Command } from 'commander';
import { contextOf } from '../command-context.ts';

export function addTopologyCommand(program: Command): void {
  program
    .command('topology')
    .description('show who owns which database and who reads which queue')
    .action(async (_options, command: Command) => {
      const { lab, out } = contextOf(command);
      const { topology, components: statuses } = await lab.get('/lab', labStateSchema);
      const portOf = (id: string) => statuses.find((status) => status.id === id)?.port;
      const owners = databaseIds.map((database) => {
        const service = ownerOf(database);
        return {
          service,
          servicePort: portOf(service),
          database,
          databasePort: portOf(database),
          schema: components[database].schema,
        };
      });
      const reads = queueNames.map((name) => ({
        queue: name,
        exchange: queues[name].exchange,
        reader: queues[name].consumer,
        binds: queues[name].binds,
      }));
      out.result({ topology, owners, queues: reads });
      out.line(`${topology}\n`);
      out.table(
        ['service', 'port', 'owns', 'port', 'schema'],
        owners.map((row) => [
          row.service,
          String(row.servicePort ?? ''),
          row.database,
          String(row.databasePort ?? ''),
          row.schema ?? '',
        ]),
      );
      out.line();
      out.table(
        ['queue', 'exchange', 'read by', 'messages'],
        reads.map((row) => [row.queue, row.exchange, row.reader, row.binds.join(', ')]),
      );
    });
}
