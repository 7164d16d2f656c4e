import type { ComponentId, LabEvent } from '@bulkhead/contracts';
import { type Draft, own } from '../draft.ts';
import { worldLimits } from '../limits.ts';
import type { StoryLine, StoryTone } from '../views.ts';

export interface Sentence {
  text: string;
  tone: StoryTone;
  orderId?: string;
  component?: ComponentId;
}

/** Appends a sentence about an event to the story. */
export function tell(draft: Draft, event: Pick<LabEvent, 'seq' | 'at'>, sentence: Sentence): void {
  const story = own(draft, draft.world, 'story');
  const last = story.at(-1);
  const part = last?.seq === event.seq ? last.part + 1 : 0;
  const text = sentence.text.slice(0, worldLimits.storyText);
  const line: StoryLine = { ...sentence, text, seq: event.seq, part, at: event.at };
  story.push(line);
  if (story.length > worldLimits.storyLines) story.shift();
}
