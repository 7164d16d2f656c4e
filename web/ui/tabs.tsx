'use client';

import {
  type ButtonHTMLAttributes,
  createContext,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useId,
} from 'react';

interface Shown {
  value: string;
  show: (value: string) => void;
  idOf: (value: string, part: 'tab' | 'panel') => string;
}

const TabsContext = createContext<Shown | null>(null);

function useShown(): Shown {
  const shown = useContext(TabsContext);
  if (shown === null) throw new Error('use this below <Tabs>');
  return shown;
}

interface TabsProps<T extends string> extends Omit<HTMLAttributes<HTMLDivElement>, 'onChange'> {
  value: T;
  onChange: (value: T) => void;
}

/** Panels of which one is shown. Arrow keys move along the tabs, Enter or Space shows one. */
export function Tabs<T extends string>({ value, onChange, ...rest }: TabsProps<T>) {
  const id = useId();
  const shown: Shown = {
    value,
    show: (next) => onChange(next as T), // the values of the tabs below are those of this one
    idOf: (of, part) => `${id}${part}-${of}`,
  };
  return (
    <TabsContext value={shown}>
      <div {...rest} />
    </TabsContext>
  );
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')].filter(
    (tab) => tab.offsetWidth > 0,
  );
  const next = steps[event.key]?.(
    tabs.findIndex((tab) => tab.matches(':focus')),
    tabs.length,
  );
  if (next === undefined) return;
  event.preventDefault();
  tabs[next]?.focus();
}

export function TabList({ className, label, children }: { className?: string; label: string; children: ReactNode }) {
  return (
    <div role="tablist" tabIndex={-1} aria-label={label} className={className} onKeyDown={moveFocus}>
      {children}
    </div>
  );
}

/** `controls`: the id of what it shows, where that is no `TabPanel`. */
export function Tab({
  value,
  controls,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { value: string; controls?: string }) {
  const shown = useShown();
  const isShown = shown.value === value;
  return (
    <button
      type="button"
      role="tab"
      id={shown.idOf(value, 'tab')}
      aria-selected={isShown}
      aria-controls={isShown ? (controls ?? shown.idOf(value, 'panel')) : undefined}
      tabIndex={isShown ? 0 : -1}
      onClick={() => shown.show(value)}
      {...rest}
    />
  );
}

/** Its children are mounted only while it is shown. */
export function TabPanel({ value, className, children }: { value: string; className?: string; children: ReactNode }) {
  const shown = useShown();
  if (shown.value !== value) return null;
  return (
    <div
      role="tabpanel"
      id={shown.idOf(value, 'panel')}
      aria-labelledby={shown.idOf(value, 'tab')}
      className={className}
    >
      {children}
    </div>
  );
}
