import { Pause, Play, WrapText } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { inputLook, Select } from '../../../ui/field.tsx';
import { type LogLevel, logLevels } from './read-line.ts';

export interface LogView {
  readonly search: string;
  readonly level: LogLevel | null;
  readonly isFollowed: boolean;
  readonly isWrapped: boolean;
}

interface LogToolsProps {
  view: LogView;
  onChange: (view: LogView) => void;
  count: { shown: number; all: number; hasMore: boolean };
  /** What is shown, to be copied. */
  text: () => string;
}

const levelWords: Record<LogLevel, string> = {
  debug: 'From debug up',
  info: 'From info up',
  warn: 'Warnings and errors',
  error: 'Errors only',
};

/** Search, level, follow, wrap, copy. */
export function LogTools({ view, onChange, count, text }: LogToolsProps) {
  const change = (part: Partial<LogView>) => onChange({ ...view, ...part });
  const isFiltered = view.search.trim() !== '' || view.level !== null;
  return (
    <div className="grid gap-1.5">
      <input
        type="search"
        className={inputLook}
        placeholder="Search the log"
        aria-label="Search the log"
        maxLength={200}
        value={view.search}
        onChange={(event) => change({ search: event.target.value })}
      />
      <Select
        aria-label="Level"
        value={view.level ?? ''}
        onChange={({ target }) => change({ level: logLevels.find((level) => level === target.value) ?? null })}
      >
        <option value="">All lines</option>
        {logLevels.map((level) => (
          <option key={level} value={level}>
            {levelWords[level]}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap items-center gap-1">
        <span role="status" className="figures mr-auto text-xs text-mute">
          {isFiltered
            ? `${count.shown} of ${count.all} lines`
            : `${count.all} lines${count.hasMore ? ', there are more' : ''}`}
        </span>
        <Button
          size="small"
          look="quiet"
          aria-pressed={view.isFollowed}
          onClick={() => change({ isFollowed: !view.isFollowed })}
        >
          {view.isFollowed ? <Pause size={13} aria-hidden="true" /> : <Play size={13} aria-hidden="true" />}
          {view.isFollowed ? 'Following' : 'Follow'}
        </Button>
        <Button
          size="small"
          look={view.isWrapped ? 'plain' : 'quiet'}
          aria-pressed={view.isWrapped}
          aria-label="Wrap long lines"
          title="Wrap long lines"
          onClick={() => change({ isWrapped: !view.isWrapped })}
        >
          <WrapText size={13} aria-hidden="true" />
        </Button>
        <CopyButton label="Copy the lines that are shown" text={text} />
      </div>
    </div>
  );
}
