import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type ComponentId, components, type PassportSpan, type SourceLine } from '@bulkhead/contracts';

interface SourceFile {
  file: string;
  lines: string[];
}

export type SourceLines = (span: Pick<PassportSpan, 'source' | 'op' | 'name'>) => Promise<SourceLine | undefined>;

/**
 * Finds where the code of an operation stands, by the words that it names itself with: a route by its method and path,
 * a transaction by its name, a message by its type. Each service's files are read once, when first asked for.
 */
export function createSourceLines(root: string): SourceLines {
  const filesOf = new Map<ComponentId, Promise<SourceFile[]>>();
  const found = new Map<string, SourceLine | undefined>();
  return async ({ source, op, name }) => {
    const { role } = components[source];
    if (role !== 'service' && role !== 'external') return undefined;
    const key = `${source} ${op} ${name}`;
    if (found.has(key)) return found.get(key);
    const folder = join(root, 'services', source.replace(/-service$/, ''), 'src');
    const files = filesOf.get(source) ?? readFolder(root, folder);
    filesOf.set(source, files);
    const line = find(await files, op, name);
    if (found.size < maxKnown) found.set(key, line);
    return line;
  };
}

const maxKnown = 2_000;

async function readFolder(root: string, folder: string): Promise<SourceFile[]> {
  // An image may hold no sources: then nothing is found.
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const own = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
  return Promise.all(
    own.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { file: relative(root, join(folder, name)), lines: text.split('\n') };
    }),
  );
}

function find(files: readonly SourceFile[], op: PassportSpan['op'], name: string): SourceLine | undefined {
  if (op === 'http-server') {
    const [method = '', path = ''] = name.split(' ', 2);
    const isMethod = `method: '${method.toLowerCase()}'`;
    return where(files, (line, { lines }, i) => {
      return (
        line.includes(`path: '${path}'`) && lines.slice(Math.max(0, i - 3), i + 4).some((l) => l.includes(isMethod))
      );
    });
  }
  const words =
    op === 'sql' ? name.replace(/^handle /, '') : op === 'http-client' ? (name.split(' ')[1] ?? name) : name;
  // Where a message is handled stands in the list of handlers: its type is a key there.
  const isHandler = op === 'consume' || name.startsWith('handle ');
  const asKey = isHandler ? where(files, (line) => line.includes(`'${words}':`)) : undefined;
  const whole = asKey ?? where(files, (line) => quotes.some((q) => line.includes(`${q}${words}${q}`)));
  // A path that is put together has only its beginning in the code.
  return whole ?? (op === 'http-client' ? where(files, (line) => line.includes(`\`${words}\${`)) : undefined);
}

const quotes = ["'", '`', '"'];

function where(
  files: readonly SourceFile[],
  isIt: (line: string, file: SourceFile, index: number) => boolean,
): SourceLine | undefined {
  for (const file of files) {
    const index = file.lines.findIndex((line, i) => isIt(line, file, i));
    if (index !== -1) return { file: file.file, line: index + 1 };
  }
  return undefined;
}
