import { expect, test } from 'vitest';
import { importsOf } from './import-specifiers.mjs';
import { importProblems } from './imports.mjs';

const problemsOf = (/** @type {Record<string, string>} */ files) => importProblems(new Map(Object.entries(files)));

test('finds every way to import', () => {
  const text = [
    "import a from 'a';",
    "import type { B } from 'b';",
    'import {',
    '  c,',
    "} from 'c';",
    "export * from './d.ts';",
    "import './e.css';",
    "const f = await import('f');",
  ].join('\n');
  expect(importsOf(text).map((one) => [one.specifier, one.line, one.isType])).toEqual([
    ['a', 1, false],
    ['b', 2, true],
    ['c', 3, false],
    ['./d.ts', 6, false],
    ['./e.css', 7, false],
    ['f', 8, false],
  ]);
});

test.each([
  ['services/order/src/a.ts', "import { x } from '@bulkhead/kit';"],
  ['services/lab/src/a.ts', "import { x } from '@bulkhead/world';"],
  ['services/order/src/a.int.test.ts', "import { x } from '@bulkhead/testing';"],
  ['services/shared/testing/src/a.ts', "import { x } from '@bulkhead/lab/runtime';"],
  ['services/shared/kit/src/a.int.test.ts', "import { x } from '../../testing/src/index.ts';"],
  ['web/features/canvas/a.tsx', "import { x } from '../story/index.ts';"],
  ['web/live/react.ts', "import { useEffect } from 'react';"],
])('%s may write %s', (file, text) => {
  expect(problemsOf({ [file]: text, 'web/features/story/index.ts': '' })).toEqual([]);
});

test.each([
  ['services/order/src/a.ts', "import { x } from '@bulkhead/payment-service';", 'a service never imports another'],
  ['services/order/src/a.ts', "import { x } from '../../payment/src/b.ts';", 'a service never imports another'],
  ['services/order/src/a.ts', "import { x } from '@bulkhead/testing';", 'service may not import testing'],
  ['services/order/src/a.ts', "import { x } from '@bulkhead/world';", 'service may not import world'],
  ['services/shared/kit/src/a.ts', "import { x } from '@bulkhead/lab/runtime';", 'kit may not import lab'],
  ['services/shared/contracts/src/a.ts', "import { x } from '@bulkhead/kit';", 'contracts may not import kit'],
  ['services/order/src/a.ts', "import { x } from '../../shared/kit/src/b.ts';", 'by their name'],
  ['web/app/page.tsx', "import { x } from '../../services/lab/src/a.ts';", 'web may not import lab'],
  ['web/live/socket.ts', "import { useEffect } from 'react';", 'knows no React'],
  ['web/features/canvas/a.tsx', "import { x } from '../story/line.tsx';", 'through web/features/story/index.ts'],
  ['services/order/src/a.ts', 'await db.query(`SELECT id FROM orders`);', 'SQL belongs'],
])('%s may not write %s', (file, text, problem) => {
  const files = { [file]: text, 'services/shared/kit/src/b.ts': '', 'web/features/story/line.tsx': '' };
  expect(problemsOf(files).join('\n')).toContain(problem);
});

test('a cycle is shown whole; a type import makes none', () => {
  const files = {
    'web/live/a.ts': "import { b } from './b.ts';",
    'web/live/b.ts': "import { c } from './c.ts';",
    'web/live/c.ts': "import { a } from './a.ts';",
  };
  expect(problemsOf(files)).toEqual(['a cycle: web/live/a.ts → web/live/b.ts → web/live/c.ts → web/live/a.ts']);
  expect(problemsOf({ ...files, 'web/live/c.ts': "import type { A } from './a.ts';" })).toEqual([]);
});

test('SQL is free in stores, in db folders and in tests', () => {
  for (const file of ['orders/order-store.ts', 'db/migrate.ts', 'orders/a.int.test.ts']) {
    expect(problemsOf({ [`services/order/src/${file}`]: "q('DELETE FROM orders')" })).toEqual([]);
  }
});
