import type { StoryLine, StoryTone } from '@bulkhead/world';
import { Search, X } from 'lucide-react';
import { CopyButton } from '../../ui/copy-button.tsx';
import { inputLook, Select } from '../../ui/field.tsx';
import { formatCount, shortId } from '../../ui/format/figures.ts';
import { isFiltered, noFilter, type StoryFilter, subjectsOf } from './filter-story.ts';
import { storyText } from './story-text.ts';

const choices: readonly { tone: StoryTone; label: string }[] = [
  { tone: 'bad', label: '✕ failures' },
  { tone: 'undo', label: '◀ undo' },
  { tone: 'waiting', label: '○ waiting' },
];

interface StoryBarProps {
  story: readonly StoryLine[];
  found: readonly StoryLine[];
  filter: StoryFilter;
  onFilter: (filter: StoryFilter) => void;
}

/** What of the story is shown: by word, by kind, by what it is about. */
export function StoryBar({ story, found, filter, onFilter }: StoryBarProps) {
  const { components, orders } = subjectsOf(story);
  const change = (part: Partial<StoryFilter>) => onFilter({ ...filter, ...part });
  const isGone = filter.about !== null && !components.includes(filter.about) && !orders.includes(filter.about);
  return (
    <search className="grid gap-1.5 pb-2">
      <div className="relative">
        <Search size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-mute" aria-hidden="true" />
        <input
          type="text"
          value={filter.query}
          maxLength={100}
          placeholder="Search the story"
          aria-label="Search the story"
          className={`${inputLook} pr-8 pl-8`}
          onChange={(event) => change({ query: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || filter.query === '') return;
            event.stopPropagation();
            change({ query: '' });
          }}
        />
        {filter.query !== '' && (
          <button
            type="button"
            aria-label="Clear the search"
            className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded text-mute hover:text-ink"
            onClick={() => change({ query: '' })}
          >
            <X size={14} aria-hidden="true" />
          </button>
        )}
      </div>
      <div className="flex flex-wrap gap-1">
        {choices.map(({ tone, label }) => {
          const isOn = filter.tones.includes(tone);
          return (
            <button
              key={tone}
              type="button"
              aria-pressed={isOn}
              className="min-h-7 rounded-full border border-line px-2 text-xs text-mute hover:border-mute aria-pressed:border-accent aria-pressed:text-ink"
              onClick={() =>
                change({ tones: isOn ? filter.tones.filter((one) => one !== tone) : [...filter.tones, tone] })
              }
            >
              {label}
            </button>
          );
        })}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-1.5">
        <Select
          aria-label="About"
          value={filter.about ?? ''}
          onChange={(event) => change({ about: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">About everything</option>
          {isGone && filter.about !== null && <option value={filter.about}>{filter.about}</option>}
          <optgroup label="Components">
            {components.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </optgroup>
          <optgroup label="Orders">
            {orders.map((id) => (
              <option key={id} value={id}>
                Order {shortId(id)}
              </option>
            ))}
          </optgroup>
        </Select>
        <CopyButton text={() => storyText(found)} label="Copy the lines that are shown, as text">
          Copy
        </CopyButton>
      </div>
      <p role="status" className="text-xs text-mute">
        {isFiltered(filter) && (
          <>
            <span className="figures">
              {found.length} of {formatCount(story.length, 'line')}
            </span>{' '}
            <button
              type="button"
              className="min-h-6 text-accent underline underline-offset-2"
              onClick={() => onFilter(noFilter)}
            >
              Show all
            </button>
          </>
        )}
      </p>
    </search>
  );
}
