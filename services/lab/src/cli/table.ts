/** A cell, and how it is painted once its width is known. */
export type Cell = string | { text: string; paint: (text: string) => string };

const gap = '  ';

/** Lines of an aligned table. The last column may be as long as it likes. */
export function tableLines(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => textOf(row[column]).length)));
  const line = (cells: readonly (Cell | undefined)[]) =>
    cells
      .map((cell, column) => {
        const text = textOf(cell);
        const isLast = column === head.length - 1;
        const padded = isLast ? text : text.padEnd(widths[column] ?? 0);
        return typeof cell === 'object' ? padded.replace(text, cell.paint(text)) : padded;
      })
      .join(gap)
      .trimEnd();
  return [line(head.map((title) => title.toUpperCase())), ...rows.map(line)];
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'object' ? cell.text : (cell ?? '');
}
