import { Fragment, type ReactNode } from 'react';

export interface TableColumn<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, with figures of equal width. */
  numeric?: boolean;
  /** Left out on narrow screens. */
  wideOnly?: boolean;
}

/** A real table from rows and columns; the first column heads its row. Scrolls inside itself when it is too wide. */
export function DataTable<Row>({ caption, columns, rows, rowKey, below, wrapHeaders = false }: {
  /** Read to screen readers; the visible heading stands elsewhere. */
  caption: string;
  columns: TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Long headers over numbers break, so that the columns stay as narrow as the numbers. */
  wrapHeaders?: boolean;
  /** On narrow screens, over the full width below each row: what has no column there. */
  below?: (row: Row) => ReactNode;
}) {
  const onPhone = columns.filter(({ wideOnly }) => !wideOnly).length;
  const side = (column: TableColumn<Row>) => `${column.numeric ? 'text-right' : 'text-left'} ${column.wideOnly ? 'hidden sm:table-cell' : ''}`;
  const align = (column: TableColumn<Row>) => `${side(column)} ${column.numeric ? 'whitespace-nowrap' : ''}`;
  return (
    <div className="relative overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-border text-text-3">
            {columns.map((column) => (
              <th key={column.header} scope="col" className={`px-2 py-2 text-xs align-bottom font-medium first:pl-0 last:pr-0 ${wrapHeaders ? side(column) : align(column)}`}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <tr data-row className={`border-border last:border-0 ${below ? 'sm:border-b' : 'border-b'}`}>
                {columns.map((column, i) => {
                  const className = `px-2 py-2 align-top first:pl-0 last:pr-0 ${align(column)}`;
                  return i === 0 ? (
                    <th key={column.header} scope="row" className={`font-medium ${className}`}>{column.cell(row)}</th>
                  ) : (
                    <td key={column.header} className={className}>{column.cell(row)}</td>
                  );
                })}
              </tr>
              {below && <tr className="border-b border-border last:border-0 sm:hidden print:hidden"><td colSpan={onPhone} className="pb-2 text-xs text-text-2">{below(row)}</td></tr>}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
