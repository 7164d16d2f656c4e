import type { ComponentState } from '@bulkhead/contracts';
import { formatAge } from './format/time.ts';

/** How bad a state is, which decides its colour. Its word and its mark say the same without colour. */
export type Tone = 'ok' | 'busy' | 'waiting' | 'bad' | 'ice' | 'unknown';
export type MarkShape = 'dot' | 'ring' | 'cross' | 'flake' | 'dashed' | 'half';

export interface StateLook {
  readonly word: string;
  readonly tone: Tone;
  readonly shape: MarkShape;
}

export const stateLooks: Record<ComponentState, StateLook> = {
  absent: { word: 'not started', tone: 'unknown', shape: 'dashed' },
  preparing: { word: 'preparing', tone: 'busy', shape: 'half' },
  starting: { word: 'starting', tone: 'busy', shape: 'half' },
  up: { word: 'up', tone: 'ok', shape: 'dot' },
  unready: { word: 'not ready', tone: 'waiting', shape: 'ring' },
  frozen: { word: 'frozen', tone: 'ice', shape: 'flake' },
  stopping: { word: 'stopping', tone: 'busy', shape: 'half' },
  stopped: { word: 'stopped', tone: 'bad', shape: 'cross' },
  killed: { word: 'killed', tone: 'bad', shape: 'cross' },
  crashed: { word: 'crashed', tone: 'bad', shape: 'cross' },
  unknown: { word: 'unknown', tone: 'unknown', shape: 'dashed' },
};

export const toneText: Record<Tone, string> = {
  ok: 'text-ok',
  busy: 'text-command',
  waiting: 'text-undo',
  bad: 'text-bad',
  ice: 'text-ice',
  unknown: 'text-mute',
};

/** The word, and since when if that matters: `killed 0:07 ago`, `not ready 0:04`. `nowMs` 0: the time is not known. */
export function stateText(state: ComponentState, sinceMs: number, nowMs: number): string {
  const { word, tone } = stateLooks[state];
  if (nowMs === 0 || tone === 'ok' || tone === 'unknown') return word;
  const age = formatAge(nowMs - sinceMs);
  return tone === 'bad' || tone === 'ice' ? `${word} ${age} ago` : `${word} ${age}`;
}

/** Its process is gone. */
export function isDown(state: ComponentState): boolean {
  return state === 'stopped' || state === 'killed' || state === 'crashed' || state === 'absent';
}

export function isComingUp(state: ComponentState): boolean {
  return state === 'preparing' || state === 'starting';
}
