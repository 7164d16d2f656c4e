import { isTest } from './source-files.mjs';

/**
 * What each part of the repository may import besides itself. Tests may use `testing` on top, and `testing` may be used
 * by nothing else.
 * @type {Record<string, string[]>}
 */
const allowed = {
  contracts: [],
  world: ['contracts'],
  kit: ['contracts'],
  content: ['contracts'],
  testing: ['contracts', 'kit', 'lab'],
  lab: ['contracts', 'world', 'kit', 'content'],
  web: ['contracts', 'world', 'content'],
  service: ['contracts', 'kit'],
  scripts: [],
  root: [],
};

const react = /^(?:react|react-dom|next|@xyflow\/react|@tanstack\/react-query|zustand)(?:\/|$)/;
const sql =
  /(['"`])\s*(?:SELECT\s+[\s\S]{1,200}?\sFROM\s|INSERT\s+(?:IGNORE\s+)?INTO\s|UPDATE\s+[\w`.]+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP)\s+(?:TABLE|DATABASE|SCHEMA|USER|INDEX)\s)/;
const maySpeakSql = [
  /-store\.ts$/,
  /\/db\//,
  /^services\/shared\/(?:kit|testing)\//,
  /^services\/lab\//,
  /^services\/card-processor\//,
];

/**
 * The part of the repository that a file belongs to, and the unit within it: two services are of one part.
 * @param {string} file
 * @returns {{ part: string, unit: string }}
 */
export function partOf(file) {
  const shared = /^services\/shared\/([^/]+)\//.exec(file)?.[1];
  if (shared) return { part: shared, unit: shared };
  const service = /^services\/([^/]+)\//.exec(file)?.[1];
  if (service) return { part: service === 'lab' ? 'lab' : 'service', unit: service };
  const top = /^(web|content|scripts)\//.exec(file)?.[1] ?? 'root';
  return { part: top, unit: top };
}

/**
 * Why an import is not allowed.
 * @param {string} file
 * @param {string} specifier as written
 * @param {string | undefined} target the imported file, when it is of this repository
 * @returns {string | undefined}
 */
export function importProblem(file, specifier, target) {
  const inLive = file.startsWith('web/live/') && file !== 'web/live/react.ts';
  if (inLive && react.test(specifier)) return `web/live knows no React: only web/live/react.ts may import ${specifier}`;
  if (target === undefined) return undefined;

  const from = partOf(file);
  const to = partOf(target);
  if (from.unit !== to.unit) {
    if (from.part === 'service' && to.part === 'service' && !isTest(file)) {
      return `a service never imports another: ${target}`;
    }
    const mayUse = [
      ...(allowed[from.part] ?? []),
      ...(mayUseTesting(file) ? ['testing', 'lab', 'service', 'kit', 'scripts'] : []),
    ];
    if (!mayUse.includes(to.part)) return `${from.part} may not import ${to.part}: ${target}`;
    // `testing` is built from the kit and the lab: naming it as a dependency there would be a cycle of packages.
    const isBelowTesting = to.part === 'testing' && ['kit', 'lab'].includes(from.part);
    if (specifier.startsWith('.') && to.part !== 'scripts' && !isBelowTesting) {
      return `reach other packages by their name, not by a path: ${specifier}`;
    }
  }
  const feature = featureOf(file);
  const other = featureOf(target);
  if (other !== undefined && feature !== other && !/^web\/features\/[^/]+\/index\.tsx?$/.test(target)) {
    return `reach the feature "${other}" only through web/features/${other}/index.ts: ${target}`;
  }
  return undefined;
}

/**
 * SQL stays in stores and database files.
 * @param {string} file
 * @param {string} text
 */
export function sqlProblem(file, text) {
  const isFree = isTest(file) || maySpeakSql.some((pattern) => pattern.test(file)) || !/^(?:services|web)\//.test(file);
  const found = isFree ? null : sql.exec(text);
  if (!found) return undefined;
  const line = text.slice(0, found.index).split('\n').length;
  return `${file}:${line}: SQL belongs in a *-store.ts or below db/`;
}

/** @param {string} file */
function mayUseTesting(file) {
  return (
    isTest(file) ||
    /^vitest\.config\.ts$|^web\/playwright\.config\.ts$|^web\/bench\/|^services\/lab\/src\/(?:storm|bench)\//.test(file)
  );
}

/** @param {string} file */
function featureOf(file) {
  return /^web\/features\/([^/]+)\//.exec(file)?.[1];
}
