import type { ReactNode } from 'react';
import { useUi, useUiActions } from '../../live/react.ts';
import { isSameSelection, type Selection } from '../../live/selection.ts';

interface PlainTableProps {
  caption: string;
  columns: readonly string[];
  /** Said in place of rows when there are none. */
  none?: string | undefined;
  children: ReactNode;
}

export function PlainTable({ caption, columns, none, children }: PlainTableProps) {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {none === undefined ? (
          children
        ) : (
          <tr>
            <td colSpan={columns.length}>{none}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface ChoiceRowProps {
  selection: Selection;
  name: string;
  cells: readonly ReactNode[];
}

/** A row whose name chooses what it tells of, as a click on the picture does. */
export function ChoiceRow({ selection, name, cells }: ChoiceRowProps) {
  const { choose } = useUiActions();
  const isSelected = useUi((ui) => isSameSelection(ui.selected, selection));
  return (
    <tr data-selected={isSelected}>
      <th scope="row">
        <button type="button" aria-pressed={isSelected} onClick={() => choose(selection)}>
          <bdi>{name}</bdi>
        </button>
      </th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
        <td key={i}>{cell}</td>
      ))}
    </tr>
  );
}
