import { posix } from 'node:path';

/** @typedef {{ specifier: string, line: number, isType: boolean }} Import */

const statement = /^[ \t]*(import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"\n]+)['"]|^[ \t]*import\s*['"]([^'"\n]+)['"]/gm;
const call = /\b(?:import|require|vi\.mock|vi\.importActual)\(\s*['"]([^'"\n]+)['"]/g;

/** The workspace's package names and where each lives. */
export const packageFolders = new Map([
  ['@bulkhead/contracts', 'services/shared/contracts'],
  ['@bulkhead/world', 'services/shared/world'],
  ['@bulkhead/kit', 'services/shared/kit'],
  ['@bulkhead/testing', 'services/shared/testing'],
  ['@bulkhead/content', 'content'],
  ['@bulkhead/lab', 'services/lab'],
  ['@bulkhead/card-processor', 'services/card-processor'],
  ['@bulkhead/product-service', 'services/product'],
  ['@bulkhead/order-service', 'services/order'],
  ['@bulkhead/payment-service', 'services/payment'],
  ['@bulkhead/customer-service', 'services/customer'],
  ['@bulkhead/notification-service', 'services/notification'],
  ['@bulkhead/web', 'web'],
]);

/**
 * Every import of a source text. Read by pattern: TypeScript 7 offers no parser to scripts, and imports here are plain.
 * @param {string} text
 * @returns {Import[]}
 */
export function importsOf(text) {
  const found = [];
  for (const match of text.matchAll(statement)) {
    const isType = /^\s*type\b/.test(match[2] ?? '');
    found.push({ specifier: match[3] ?? match[4] ?? '', line: lineAt(text, match.index), isType });
  }
  for (const match of text.matchAll(call)) {
    // `import('x').Type` in a doc comment is a type.
    const isType = /^\s*\)\.\w/.test(text.slice(match.index + match[0].length));
    found.push({ specifier: match[1] ?? '', line: lineAt(text, match.index), isType });
  }
  return found;
}

/**
 * The file of this repository that an import leads to.
 * @param {string} from the importing file
 * @param {string} specifier
 * @param {(path: string) => boolean} exists
 * @returns {string | undefined} undefined for packages from outside and for what isn't source
 */
export function resolveImport(from, specifier, exists) {
  const base = specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : inPackage(specifier);
  if (base === undefined) return undefined;
  const tries = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  return tries.find(exists) ?? base;
}

/** @param {string} specifier */
function inPackage(specifier) {
  const [scope, name, ...rest] = specifier.split('/');
  const folder = packageFolders.get(`${scope}/${name}`);
  if (folder === undefined) return undefined;
  return rest.length === 0 ? `${folder}/src/index` : `${folder}/src/${rest.join('/')}`;
}

/**
 * @param {string} text
 * @param {number} index
 */
function lineAt(text, index) {
  const leading = /^\s*/.exec(text.slice(index))?.[0].length ?? 0;
  return text.slice(0, index + leading).split('\n').length;
}
