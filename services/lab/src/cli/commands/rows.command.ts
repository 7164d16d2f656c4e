import { tableListSchema, tableRowsSchema } from '@bulkhead/contracts';
import type { Command } from 'commander';
import { contextOf, wholeNumber } from '../command-context.ts';

const longestCell = 48;

export function addRowsCommand(program: Command): void {
  program
    .command('rows')
    .argument('<database>', 'for example order-mysql')
    .argument('[table]', 'without one: the list of tables')
    .option('--limit <rows>', 'how many rows', wholeNumber(1, 200), 20)
    .option('--offset <rows>', 'how many to skip', wholeNumber(0, 1_000_000), 0)
    .description('look into a database, past the service that owns it (read only, newest rows first)')
    .action(
      async (
        database: string,
        table: string | undefined,
        options: { limit: number; offset: number },
        command: Command,
      ) => {
        const { lab, out } = contextOf(command);
        const path = `/databases/${encodeURIComponent(database)}/tables`;
        if (table === undefined) {
          const list = await lab.get(path, tableListSchema);
          out.result(list);
          out.table(
            ['table', 'rows'],
            list.tables.map(({ name, rows }) => [name, String(rows)]),
          );
          return;
        }
        const page = `limit=${options.limit}&offset=${options.offset}`;
        const rows = await lab.get(`${path}/${encodeURIComponent(table)}?${page}`, tableRowsSchema);
        out.result(rows);
        out.table(
          rows.columns,
          rows.rows.map((row) => row.map(cellText)),
        );
        out.line(`\n${rows.rows.length} of ${rows.total} rows`);
      },
    );
}

function cellText(value: string | null): string {
  const text = (value ?? 'NULL').replaceAll(/\s+/g, ' ');
  return text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
}
