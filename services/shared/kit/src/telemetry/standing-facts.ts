import type { ServiceFact } from '@bulkhead/contracts';

/** Facts that tell how things stand rather than what happened; the newest of each is true until the next. */
function standingKey(fact: ServiceFact): string | undefined {
  switch (fact.kind) {
    case 'database.changed':
    case 'broker.changed':
    case 'outbox.sampled':
      return fact.kind;
    case 'breaker.changed':
      return `${fact.kind} ${fact.data.peer}`;
    case 'consumer.changed':
      return `${fact.kind} ${fact.data.queue}`;
    case 'projection.sampled':
      return `${fact.kind} ${fact.data.projection}`;
    default:
      return undefined;
  }
}

/** Remembers how things stand, so that a lab that was started after this service can be told. */
export function createStandingFacts() {
  const newest = new Map<string, ServiceFact>();
  return {
    note(fact: ServiceFact): void {
      const key = standingKey(fact);
      if (key !== undefined) newest.set(key, fact);
    },
    all: (): ServiceFact[] => [...newest.values()],
  };
}
