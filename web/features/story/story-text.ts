import type { StoryLine } from '@bulkhead/world';
import { formatClock } from '../../ui/format/time.ts';

/** Each line's sign, which says without colour what it is. */
export const tones: Record<StoryLine['tone'], { sign: string; className: string }> = {
  neutral: { sign: '', className: '' },
  good: { sign: '✓ ', className: 'text-ok' },
  bad: { sign: '✕ ', className: 'text-bad font-semibold' },
  undo: { sign: '◀ ', className: 'text-undo' },
  waiting: { sign: '○ ', className: 'text-undo' },
};

/** The lines as text to paste: a time, a sign, a sentence. */
export function storyText(lines: readonly StoryLine[]): string {
  return lines.map(({ at, tone, text }) => `${formatClock(at)} ${tones[tone].sign}${text}`).join('\n');
}
