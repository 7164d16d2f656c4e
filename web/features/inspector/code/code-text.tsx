import { type TokenKind, tokensOf } from './tokens.ts';

const looks: Record<TokenKind, string> = {
  comment: 'text-mute',
  string: 'text-ok',
  keyword: 'text-event',
  plain: '',
};

/** A piece of a program with the numbers of its lines. Long lines scroll. */
export function CodeText({ text, startLine, label }: { text: string; startLine: number; label: string }) {
  return (
    <section
      aria-label={label}
      className="max-h-(--bh-tall) overflow-auto"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <pre className="figures w-max min-w-full py-1 text-[11px] leading-[1.55]">
        {text.split('\n').map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
          <div key={i} className="flex pr-3">
            <span className="sticky left-0 w-9 shrink-0 bg-panel pr-2 text-right text-mute select-none">
              {startLine + i}
            </span>
            <code>
              {tokensOf(line).map(({ kind, text: part }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <span key={place} className={looks[kind]}>
                  {part}
                </span>
              ))}
              {line === '' && ' '}
            </code>
          </div>
        ))}
      </pre>
    </section>
  );
}
