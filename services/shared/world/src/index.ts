export { edgeOf } from './fold/edges.ts';
export { stepOwner } from './fold/saga.ts';
export { isGone } from './fold/components.ts';
export { worldLimits } from './limits.ts';
export { reduce, reduceAll } from './reduce.ts';
export { ageText, moneyText, shortOrderId } from './story/words.ts';
export type * from './views.ts';
export { emptyWorld, type World } from './world.ts';
