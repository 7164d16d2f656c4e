export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One line of a log, read as far as it can be. */
export interface LogLine {
  readonly raw: string;
  /** ms since 1970; null when the line has no time that is understood. */
  readonly atMs: number | null;
  /** Of a line without one: that of the line before it, which it goes on. */
  readonly level: LogLevel | null;
  readonly message: string;
  /** What a JSON line says beside its message. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const levelNames: Readonly<Record<string, LogLevel>> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  note: 'info',
  notice: 'info',
  system: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  critical: 'error',
  fatal: 'error',
};

/** Said of every line of a service, so not worth saying again. */
const everyLine: ReadonlySet<string> = new Set(['level', 'time', 'msg', 'service', 'instance']);

/** Reads lines of pino (JSON), of the databases and of the broker; anything else stays as it is. */
export function readLines(lines: readonly string[]): LogLine[] {
  let level: LogLevel | null = null;
  return lines.map((raw) => {
    const read = readJson(raw) ?? readPlain(raw);
    level = read.level ?? level;
    return { ...read, raw, level };
  });
}

type Read = Omit<LogLine, 'raw'>;

function readJson(raw: string): Read | undefined {
  if (!raw.startsWith('{')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const known = new Map(entries);
  return {
    atMs: timeOf(known.get('time')),
    level: levelNames[String(known.get('level'))] ?? null,
    message: String(known.get('msg') ?? ''),
    fields: entries.filter(([name]) => !everyLine.has(name)).flatMap(fieldsOf),
  };
}

/** An error is worth its message first, and its stack on lines of its own. */
function fieldsOf([name, value]: [string, unknown]): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  const error = value as { message?: unknown; stack?: unknown }; // read with care below
  if (name !== 'err' || typeof error.message !== 'string') return [[name, JSON.stringify(value)]];
  const stack = typeof error.stack === 'string' ? [['stack', error.stack] as const] : [];
  return [[name, error.message], ...stack];
}

/** `2026-11-24 13:00:01 0 [Note] …` of MariaDB, `2026-11-24 13:00:01.123456+00:00 [info] <0.1.0> …` of RabbitMQ. */
const plain = /^(\d{4}-\d\d-\d\d[ T]\s?\d{1,2}:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)\s+(.*)$/;
const bracketed = /\[(\w+)\]/;

function readPlain(raw: string): Read {
  const [, time, rest] = plain.exec(raw) ?? [];
  if (time === undefined || rest === undefined) return { atMs: null, level: null, message: raw, fields: [] };
  const name = bracketed.exec(rest)?.[1]?.toLowerCase() ?? '';
  return { atMs: timeOf(time), level: levelNames[name] ?? null, message: rest, fields: [] };
}

function timeOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  // The databases write the machine's own time without a zone, in two spaces before an hour of one digit.
  const ms = Date.parse(value.replace(/ +/, 'T').replace(/T(\d):/, 'T0$1:'));
  return Number.isNaN(ms) ? null : ms;
}

/** Lines at least as bad as `level` that contain `search`, whatever its case. */
export function matching(lines: readonly LogLine[], level: LogLevel | null, search: string): LogLine[] {
  const wanted = search.trim().toLowerCase();
  const least = level === null ? -1 : logLevels.indexOf(level);
  return lines.filter(
    (line) =>
      (least === -1 || (line.level !== null && logLevels.indexOf(line.level) >= least)) &&
      (wanted === '' || line.raw.toLowerCase().includes(wanted)),
  );
}
