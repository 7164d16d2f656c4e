'use client';

import type { ReactNode } from 'react';
import { directionOf, nextSort } from './sort.ts';

export interface Column {
  title: string;
  /** The word by which the list can be sorted by it. */
  sort?: string;
  /** Figures stand at the end of their cell. */
  isFigure?: boolean;
  /** The way it begins: a price with the highest, a name with A. */
  isFallingFirst?: boolean;
  /** Said to a screen reader, not drawn: the buttons of a row speak for themselves. */
  isSilent?: boolean;
}

interface TableProps {
  caption: string;
  columns: readonly Column[];
  /** `price` or `-price`. */
  sort: string;
  onSort: (sort: string) => void;
  /** What is drawn is the page before, while the next one is read. */
  isOld?: boolean;
  children: ReactNode;
}

/** A list as a table; on a phone each row is a card, and each cell says what it is. */
export function Table({ caption, columns, sort, onSort, isOld = false, children }: TableProps) {
  return (
    <table className="bh-table" aria-busy={isOld}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.title} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function HeadCell({ column, sort, onSort }: { column: Column } & Pick<TableProps, 'sort' | 'onSort'>) {
  const { title, sort: word, isFigure, isSilent } = column;
  const direction = word === undefined ? undefined : directionOf(sort, word);
  return (
    <th scope="col" data-figure={isFigure} aria-sort={word === undefined ? undefined : (direction ?? 'none')}>
      {word === undefined ? (
        <span className={isSilent ? 'sr-only' : ''}>{title}</span>
      ) : (
        <button type="button" onClick={() => onSort(nextSort(sort, word, column.isFallingFirst))}>
          {title}
          <span aria-hidden="true" className={`w-2.5 text-accent ${isFigure ? 'order-first' : ''}`}>
            {direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}
          </span>
        </button>
      )}
    </th>
  );
}

interface RowProps {
  /** New or changed since it was read last. */
  isFresh?: boolean;
  children: ReactNode;
}

export function Row({ isFresh = false, children }: RowProps) {
  return <tr data-fresh={isFresh}>{children}</tr>;
}

/** `label` is the column's title: on a phone it stands beside the value. */
export function Cell({ label, isFigure, children }: { label: string; isFigure?: boolean; children: ReactNode }) {
  return (
    <td data-label={label} data-figure={isFigure}>
      <div className="min-w-0">{children}</div>
    </td>
  );
}
