'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isOutcomeUnknown } from '../../data/problem-error.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { inputLook } from '../../ui/field.tsx';
import type { Command } from './command.ts';
import { rank } from './rank.ts';
import { recentFirst, remember } from './recent.ts';
import { useCommands } from './use-commands.ts';

/** Type what you want; the arrows choose, Enter does it. What came of it is said below. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [question, setQuestion] = useState<readonly Command[] | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { orders, commands } = useCommands(query);
  const all = question ?? (query.trim() === '' ? recentFirst(commands) : commands);
  const found = [...(question ? [] : orders), ...rank(query, all)];
  const chosen = Math.min(at, found.length - 1);

  // After the dialog has opened, which gives the focus to its first button.
  useEffect(() => input.current?.focus(), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice says when to look
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, query]);

  function ask(next: string): void {
    setQuery(next);
    setAt(0);
  }

  async function run(command: Command | undefined): Promise<void> {
    if (command === undefined || isBusy) return;
    setQuestion(command.asks ?? null);
    if (command.asks) {
      ask('');
      return setSaid('Every order, payment and notification would go. Do you want that?');
    }
    if (question === null) remember(command.id);
    if (command.go) {
      onClose();
      return command.go();
    }
    setBusy(true);
    setSaid(`${command.name} …`);
    try {
      setSaid(`✓ ${(await command.act?.()) ?? ''}`);
      ask('');
    } catch (error) {
      // Everything that a call throws is an Error of ours.
      const trouble = error instanceof Error ? error : new Error(String(error));
      setSaid(`✕ ${isOutcomeUnknown(trouble) ? 'Nobody knows whether it was done' : 'Refused'}: ${trouble.message}`);
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: chosen >= last ? 0 : chosen + 1,
      ArrowUp: chosen <= 0 ? last : chosen - 1,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    const isPaletteKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (next === undefined && event.key !== 'Enter' && !isPaletteKey) return;
    event.preventDefault();
    if (next !== undefined) setAt(Math.max(0, next));
    else if (event.key === 'Enter' && !event.repeat) void run(found[chosen]);
  }

  return (
    <Dialog title={question ? 'Begin again?' : 'Find a place or a command'} width="560px" isOpen onClose={onClose}>
      <input
        ref={input}
        role="combobox"
        aria-label="Place or command"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        className={inputLook}
        placeholder="kill pay, orders, theme …"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={query}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="text-mute [overflow-wrap:anywhere] empty:hidden">
        {said}
      </p>
      {found.length === 0 && <p className="text-mute">Nothing is called like that.</p>}
      {found.length > 0 && (
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label="Places and commands"
          className="max-h-[50dvh] overflow-y-auto"
        >
          {found.map((command, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input has the focus and the keys
            <div
              key={command.id}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === chosen}
              className="flex min-h-9 cursor-pointer items-center gap-3 rounded-lg border border-transparent px-2.5 py-1 hover:bg-raised aria-selected:border-accent aria-selected:bg-raised"
              onClick={() => void run(command)}
            >
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{command.name}</span>
              <span className="text-xs text-mute">{command.kind}</span>
            </div>
          ))}
        </div>
      )}
    </Dialog>
  );
}
