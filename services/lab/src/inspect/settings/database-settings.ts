import type { Setting, SettingGroup } from '@bulkhead/contracts';
import { type DatabaseAccess, type DatabaseSession, withDatabase } from '../../rows/database-access.ts';
import { type KnownVariable, knownVariables } from './database-variables.ts';

const deadlineMs = 2_000;

interface Variable {
  value: string;
  default: string | undefined;
}

/** The variables of a database server that matter here, asked of the server itself. */
export function readDatabaseSettings(access: DatabaseAccess): Promise<SettingGroup[]> {
  return withDatabase(access, deadlineMs, async (session) => {
    const variables = await readVariables(session);
    // One variable under its old and its new name.
    if (variables.has('transaction_isolation')) variables.delete('tx_isolation');
    return Object.entries(knownVariables).map(([title, known]) => ({
      title,
      settings: known.flatMap((one) => settingOf(one, variables.get(one.name))),
    }));
  });
}

async function readVariables(session: DatabaseSession): Promise<Map<string, Variable>> {
  const [server] = await session.select('SELECT VERSION() AS version');
  const isMariaDb = String(server?.version).includes('MariaDB');
  const names = Object.values(knownVariables).flatMap((group) => group.map(({ name }) => name));
  // One list of names of our own, so nothing from outside gets into the statement.
  const list = names.map((name) => `'${name}'`).join(', ');
  const rows = await session.select(
    isMariaDb
      ? `SELECT LOWER(VARIABLE_NAME) AS name, GLOBAL_VALUE AS value, DEFAULT_VALUE AS standard
           FROM information_schema.SYSTEM_VARIABLES WHERE VARIABLE_NAME IN (${list})`
      : `SHOW GLOBAL VARIABLES WHERE Variable_name IN (${list})`,
  );
  const documented = new Map(Object.values(knownVariables).flatMap((group) => group.map((one) => [one.name, one])));
  return new Map(
    rows.map((row) => {
      const name = String(row.name ?? row.Variable_name);
      const standard = isMariaDb ? row.standard : documented.get(name)?.mysqlDefault;
      const isKnown = standard !== null && standard !== undefined && standard !== '';
      return [name, { value: String(row.value ?? row.Value ?? ''), default: isKnown ? String(standard) : undefined }];
    }),
  );
}

function settingOf(known: KnownVariable, found: Variable | undefined): Setting[] {
  if (found === undefined) return [];
  const { name, why } = known;
  const isDefault = found.default === undefined ? null : sameValue(found.value, found.default);
  const shown = { name, why, value: readable(found.value, known.unit), isDefault };
  return [found.default === undefined ? shown : { ...shown, default: readable(found.default, known.unit) }];
}

/** `1` and `1.000000`, `ON` and `on` are one value. */
function sameValue(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  return a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b);
}

const megabyte = 1_048_576;

function readable(value: string, unit: KnownVariable['unit']): string {
  if (value === '') return 'not set';
  const number = Number(value);
  if (unit === undefined || Number.isNaN(number)) return value;
  if (unit === 's') return number >= 2 * 86_400 ? `${Math.round(number / 86_400)} days` : `${number} s`;
  return number % megabyte === 0 || number > 8 * megabyte ? `${Math.round(number / megabyte)} MB` : `${number} bytes`;
}
