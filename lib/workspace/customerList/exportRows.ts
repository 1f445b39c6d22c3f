import { RISK_BANDS } from '@/lib/churn/riskBand';
import { cellText, type Column } from '@/lib/dataset/dataset';
import { MONTHS_IN } from '@/lib/dataset/reading/perMonth';
import { QUADRANTS } from '@/lib/segments/quadrants';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { topReasons } from './reasons';

const REASONS = 3;

/** A column of the export: its header, and the cell of a row. */
interface ExportColumn {
  name: string;
  cell: (row: number) => string;
}

export interface CustomerExport {
  header: string[];
  /** The cells of one customer. With a model it costs an explanation, half a millisecond. */
  cells: (row: number) => string[];
}

/**
 * A list as text cells: the id, what the product says of the customer, then every other column of the file as the file has it.
 * Numbers keep all their digits, so that what is read back is equal. A header that the file already has gets a number behind it.
 */
export function customerExport(workspace: Workspace): CustomerExport {
  const columns = [...workspace.dataset.columns.values()];
  const taken = new Set(columns.map(({ spec }) => spec.name));
  const own = ownColumns(workspace).map((column) => ({ ...column, name: untaken(column.name, taken) }));
  const isId = ({ spec }: Column) => spec.role === 'id';
  const all = [...columns.filter(isId).map(ofFile), ...own, ...columns.filter((column) => !isId(column)).map(ofFile)];
  const reasonsAt = columns.filter(isId).length + own.length - (workspace.model ? REASONS : 0);
  return {
    header: all.map(({ name }) => name),
    cells: (row) => {
      const cells = all.map(({ cell }) => cell(row));
      topReasons(workspace, row, REASONS).forEach((reason, i) => (cells[reasonsAt + i] = reason));
      return cells;
    },
  };
}

/** A column of the file by its own name, in what the file counts in; a tenure that was rounded down to months says so. */
function ofFile(column: Column): ExportColumn {
  const { name, role } = column.spec;
  if (column.kind !== 'number' || (column.spec.period ?? 'month') === 'month') return { name, cell: (row) => cellText(column, row) };
  const months = MONTHS_IN[column.spec.period!];
  if (role === 'tenure' && months < 1) return { name: `${name}_in_months`, cell: (row) => cellText(column, row) };
  const back = (value: number) => (role === 'tenure' ? value / months : value * months);
  // What division and multiplication leave behind the fifteenth digit is not the file's.
  return { name, cell: (row) => (Number.isNaN(column.values[row]!) ? '' : String(Number(back(column.values[row]!).toPrecision(15)))) };
}

/** What the dataset and its model allow to say. The reasons come last: they are filled in together, because they are found together. */
function ownColumns(workspace: Workspace): ExportColumn[] {
  const { churned, segments, model, assumptions: { leaveWithin } } = workspace;
  const { probability, band, quadrant, leaving, clv, atRisk } = customerBase(workspace);
  const number = (name: string, values: Float64Array | null): ExportColumn[] =>
    values ? [{ name, cell: (row) => (Number.isNaN(values[row]!) ? '' : String(values[row])) }] : [];
  const place = (name: string, places: Uint8Array | null, ids: readonly string[]): ExportColumn[] =>
    places ? [{ name, cell: (row) => ids[places[row]!] ?? '' }] : [];
  return [
    { name: 'status', cell: (row) => (churned[row] === 1 ? 'left' : 'active') },
    ...number('churn_probability', probability),
    ...place('risk_band', band, [...RISK_BANDS, 'too new']),
    ...number(`leaves_within_${leaveWithin}_${leaveWithin === 1 ? 'month' : 'months'}`, leaving),
    ...place('segment', segments.of, segments.segments.map(({ id }) => id)),
    ...place('quadrant', quadrant, QUADRANTS.map(({ id }) => id)),
    ...number('clv', clv),
    ...number('value_at_risk', atRisk),
    ...(model ? Array.from({ length: REASONS }, (_, i) => ({ name: `reason_${i + 1}`, cell: () => '' })) : []),
  ];
}

/** The name, or where it is taken the name with a number behind it; taken from then on. */
export function untaken(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  taken.add(free);
  return free;
}
