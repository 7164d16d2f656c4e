import { type ComponentId, componentIds, isComponentId } from '@bulkhead/contracts';
import { ProblemError } from '@bulkhead/kit/http';

/** The component that a path names. Throws a problem that lists those that there are. */
export function knownComponent(given: string): ComponentId {
  if (isComponentId(given)) return given;
  throw new ProblemError(
    'unknown-component',
    `There is no component ${given.slice(0, 80)}. There are: ${componentIds.join(', ')}.`,
  );
}
