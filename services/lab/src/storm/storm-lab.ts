import { type ComponentId, components } from '@bulkhead/contracts';
import { startChildLab } from '../child-lab/child-lab.ts';

/** The lab that the storm comes over. */
export interface StormLab {
  readonly offset: number;
  readonly labUrl: string;
  readonly orderUrl: string;
  /** Undefined: it ran before. */
  readonly upAfterMs: number | undefined;
  readonly moreTargets: readonly ComponentId[];
  /** How many times as long it may take to recover. */
  readonly patience: number;
  stop(): Promise<void>;
}

/** A lab of the storm's own, or the one that runs at this port offset: containers, of which every one is struck. */
export function stormLab(at: string | undefined): Promise<StormLab> {
  if (at === undefined)
    return startChildLab({ withWeb: true }).then((lab) => Object.assign(lab, { moreTargets: [], patience: 1 }));
  const offset = Number(at);
  if (!Number.isInteger(offset) || offset < 0) throw new Error(`--at ${at}: give a port offset, 0 or more`);
  const urlOf = (id: ComponentId) => `http://127.0.0.1:${components[id].port + offset}`;
  return Promise.resolve({
    ...{ offset, labUrl: urlOf('lab'), orderUrl: urlOf('order-service'), upAfterMs: undefined },
    moreTargets: ['card-processor'],
    // A container's start goes through the engine, and every byte through one more process.
    patience: 3,
    stop: async () => {},
  });
}
