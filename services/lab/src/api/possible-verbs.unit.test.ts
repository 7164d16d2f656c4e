import { componentStates, verbs } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { forbiddenBecause, possibleVerbs } from './possible-verbs.ts';

describe('what can be done to a component', () => {
  it('is never to start what runs or to kill what is dead', () => {
    expect(possibleVerbs('up')).not.toContain('start');
    expect(possibleVerbs('killed')).toEqual(['start']);
    expect(possibleVerbs('frozen')).toContain('thaw');
  });

  it('is said for every state', () => {
    for (const state of componentStates) expect(verbs).toEqual(expect.arrayContaining([...possibleVerbs(state)]));
  });

  it('is nothing that would end what the person looks through', () => {
    for (const verb of verbs) expect(forbiddenBecause('lab', verb)).toContain('Ctrl-C');
    expect(forbiddenBecause('web', 'kill')).toContain('not killed');
    expect(forbiddenBecause('web', 'restart')).toBeUndefined();
    expect(forbiddenBecause('order-mysql', 'kill')).toBeUndefined();
  });
});
