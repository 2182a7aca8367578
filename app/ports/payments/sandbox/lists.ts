import { ApiError } from './api-error';
import { map, onlyKnown, optionalText, type Params, positiveInteger } from './params';
import type { Account } from './records';
import { listShape } from './shape-parts';

type Listed = { id: string; account: Account; created: number };

const PAGING = ['limit', 'starting_after', 'ending_before', 'created', 'expand'];
const BOUNDS: Record<string, (at: number, bound: number) => boolean> = {
  gt: (at, bound) => at > bound,
  gte: (at, bound) => at >= bound,
  lt: (at, bound) => at < bound,
  lte: (at, bound) => at <= bound,
};

function createdWithin(value: unknown): (at: number) => boolean {
  if (value === undefined) return () => true;
  if (typeof value === 'string') {
    const exact = positiveInteger(value, 'created');
    return (at) => at === exact;
  }
  const bounds = map(value, 'created');
  onlyKnown(bounds, Object.keys(BOUNDS), 'created');
  const limits = Object.entries(bounds).map(
    ([name, bound]) => [name, positiveInteger(bound, `created[${name}]`)] as const,
  );
  return (at) => limits.every(([name, bound]) => BOUNDS[name]?.(at, bound));
}

function from(rows: Listed[], cursor: string, name: string): number {
  const at = rows.findIndex((row) => row.id === cursor);
  if (at >= 0) return at;
  throw new ApiError(400, `No such object: '${cursor}'`, { code: 'resource_missing', param: name });
}

/**
 * One page, the newest first, as Stripe pages: `limit` 1-100, `starting_after`, `ending_before`, `created`, and
 * equality on what `filters` read of a row.
 */
export function page<T extends Listed>(
  url: string,
  records: Record<string, T>,
  account: Account,
  params: Params,
  filters: Record<string, (row: T) => string | null>,
  shape: (row: T) => object,
): object {
  onlyKnown(params, [...PAGING, ...Object.keys(filters)]);
  const limit = Math.min(positiveInteger(params.limit ?? '10', 'limit'), 100);
  const within = createdWithin(params.created);
  const wanted = Object.entries(filters).flatMap(([name, read]) => {
    const value = optionalText(params[name], name);
    return value === null ? [] : [(row: T) => read(row) === value];
  });
  const rows = Object.values(records)
    .filter((row) => row.account === account && within(row.created) && wanted.every((fits) => fits(row)))
    .reverse(); // the books keep the order in which things happened
  const after = optionalText(params.starting_after, 'starting_after');
  const before = optionalText(params.ending_before, 'ending_before');
  if (before !== null) {
    const end = from(rows, before, 'ending_before');
    const start = Math.max(0, end - limit);
    return listShape(url, rows.slice(start, end).map(shape), start > 0);
  }
  const start = after === null ? 0 : from(rows, after, 'starting_after') + 1;
  return listShape(url, rows.slice(start, start + limit).map(shape), start + limit < rows.length);
}
