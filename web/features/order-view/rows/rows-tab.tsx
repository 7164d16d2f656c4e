import type { Passport } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Section } from '../../../ui/section.tsx';
import { PassportPart } from '../passport-part.tsx';
import { CardBooks } from './card-books.tsx';
import { DatabaseRows } from './database-rows.tsx';
import { EachSays } from './each-says.tsx';

/** The same order in five databases, and in the books of the card processor: each read by itself. */
export function RowsTab({ passport, layout }: { passport: UseQueryResult<Passport>; layout: 'panel' | 'page' }) {
  return (
    <PassportPart passport={passport}>
      {(read) => (
        <div className="grid gap-5">
          <Section title="The same order in each store">
            <EachSays passport={read} layout={layout} />
          </Section>
          <div className="grid grid-cols-1 items-start gap-5 @min-[44rem]/order:grid-cols-2 @min-[76rem]/order:grid-cols-3">
            {read.databases.map((database) => (
              <DatabaseRows key={database.id} database={database} />
            ))}
            <CardBooks card={read.card} />
          </div>
        </div>
      )}
    </PassportPart>
  );
}
