export { edgeOf } from './fold/edges.ts';
export { reduce, reduceAll } from './reduce.ts';
export type * from './views.ts';
export { emptyWorld, type World } from './world.ts';
