import type { Compared } from './comparison.server';
import type { KeptRows } from './rows.server';

/** Counts of an import, all that is kept of it. */
export type RosterSummary = {
  rows: number;
  new: number;
  changed: number;
  same: number;
  doubtful: number;
  errors: number;
  warnings: number;
  gone: number;
};

/** Counts of a file against a roster. `errors` are rows that were not taken, whatever number of cells is wrong. */
export function summaryOf(
  { rows, issues }: KeptRows,
  { comparison }: Pick<Compared, 'comparison'>,
): RosterSummary {
  const rowsWith = (severity: 'error' | 'warning') =>
    new Set(issues.flatMap((issue) => (issue.severity === severity ? [issue.row] : []))).size;
  const errors = rowsWith('error');
  return {
    rows: rows.length + errors,
    new: comparison.new.length,
    changed: comparison.changed.length,
    same: comparison.same.length,
    doubtful: comparison.doubtful.length,
    errors,
    warnings: rowsWith('warning'),
    gone: comparison.gone.length,
  };
}
