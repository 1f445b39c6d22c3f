/** Under a chart: which rows the file has, and what follows from it for the chart. */
export function RowsNote({ children }: { children: string }) {
  return <p className="mt-3 max-w-4xl text-xs text-text-3" data-rows-note>{children}</p>;
}
