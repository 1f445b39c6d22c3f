import type { ReactNode } from 'react';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { csvHref } from './csv';

export interface ChartTable {
  columns: { header: string; numeric?: boolean }[];
  /** Cells as they are read, in column order. */
  rows: string[][];
}

/**
 * What every chart shares: a title that is a sentence with its number, what is shown (unit, period, n, source), the marks'
 * legend in HTML, and the same numbers as a table to read or take away.
 */
export function ChartFrame({ id, title, subtitle, legend, table, tableName = title, children, headingLevel: Heading = 'h2' }: {
  id: string;
  title: string;
  subtitle: ReactNode;
  legend?: ReactNode;
  table: ChartTable;
  /** Read to screen readers; another one where two charts of a page may have the same title. */
  tableName?: string;
  children: ReactNode;
  headingLevel?: 'h2' | 'h3';
}) {
  const columns = table.columns.map((column, i): TableColumn<string[]> => ({ ...column, cell: (row) => row[i] }));
  return (
    <figure aria-labelledby={`${id}-title`} className="flex min-w-0 flex-col">
      <figcaption className="mb-3">
        <Heading id={`${id}-title`} className="text-base/6 font-semibold text-balance">{title}</Heading>
        <p className="mt-0.5 text-xs text-text-3">{subtitle}</p>
        {legend && <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2">{legend}</div>}
      </figcaption>
      {children}
      <details className="mt-3 text-xs">
        <summary className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">Show table</summary>
        <div className="mt-2">
          <DataTable caption={tableName} columns={columns} rows={table.rows} rowKey={(row) => row.join('|')} />
          <a download={`${id}.csv`} href={csvHref([table.columns.map((column) => column.header), ...table.rows])} className="mt-2 inline-flex min-h-6 items-center text-accent underline underline-offset-2">
            Download CSV
          </a>
        </div>
      </details>
    </figure>
  );
}

/** A mark and its name, for the legend of a frame. */
export function LegendItem({ color, shape = 'line', children }: { color: string; shape?: 'line' | 'dashed' | 'band' | 'bar'; children: ReactNode }) {
  const style =
    shape === 'band' ? { background: color, opacity: 0.25, height: 10 }
    : shape === 'bar' ? { background: color, height: 10 }
    : { borderTop: `2px ${shape === 'dashed' ? 'dashed' : 'solid'} ${color}` };
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="inline-block w-4" style={style} />
      {children}
    </span>
  );
}
