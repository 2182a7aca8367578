import { Link } from '@remix-run/react';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and money: `end`. */
  align?: 'start' | 'end';
  /** Its head is a link that sorts by `key`. */
  sortable?: boolean;
  /** The cell that names the row (`<th scope="row">`). */
  rowHead?: boolean;
  /** Left out below 640 px. */
  wide?: boolean;
  /** Dates, codes: one line. Numbers (`end`) always are. */
  unbroken?: boolean;
  className?: string;
}

export interface Sort {
  key: string;
  direction: 'asc' | 'desc';
  /** Address of the same table sorted by a column. */
  href: (key: string, direction: 'asc' | 'desc') => string;
}

interface TableProps<Row> {
  /** What the table holds; read out, and shown when `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  /** The chosen row of a queue with a side panel. */
  currentKey?: string;
  /** Shown instead of rows; an `EmptyState` usually replaces the whole table. */
  empty?: string;
  /** A closing row of sums. */
  foot?: ReactNode;
}

/** A dense, calm table: sticky head, sortable by links, scrolling inside its own frame (downward only where there is room for it). */
export function Table<Row>({
  caption,
  captionShown,
  columns,
  rows,
  rowKey,
  sort,
  currentKey,
  empty,
  foot,
}: TableProps<Row>) {
  const { t } = useTranslation('common');
  return (
    // A group, not a landmark: a page has many tables.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="overflow-auto rounded-card sm:max-h-[80dvh] bg-surface shadow-lift print:max-h-none"
    >
      <table className="w-full border-collapse text-sm">
        <caption className={captionShown ? 'px-3 py-2 text-start font-semibold' : 'sr-only'}>
          {caption}
        </caption>
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr className="bg-inherit">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                aria-current={key === currentKey || undefined}
                className="border-t border-line bg-surface hover:bg-paper aria-[current=true]:bg-accent-soft"
              >
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} />
                ))}
              </tr>
            );
          })}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="px-3 py-8 text-center text-ink-soft">
                {empty ?? t('state.empty')}
              </td>
            </tr>
          )}
        </tbody>
        {foot && <tfoot className="border-t-2 border-line font-semibold">{foot}</tfoot>}
      </table>
    </div>
  );
}

const place = <Row,>({ align, wide, unbroken, rowHead, className }: Column<Row>) =>
  cx(
    'px-3 py-2',
    align === 'end' ? 'text-end tabular' : 'text-start',
    (align === 'end' || unbroken) && 'whitespace-nowrap',
    wide && 'max-sm:hidden',
    // Where a table is wider than the phone, what names the row stays in sight.
    rowHead && 'max-sm:sticky max-sm:start-0',
    rowHead && align !== 'end' && !unbroken && 'min-w-28 sm:min-w-36',
    className,
  );

function HeadCell<Row>({ column, sort }: { column: Column<Row>; sort?: Sort }) {
  const { t } = useTranslation('common');
  const sorted = sort?.key === column.key ? sort.direction : undefined;
  const Arrow = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ArrowUpDown;
  return (
    <th
      scope="col"
      aria-sort={sorted && (sorted === 'asc' ? 'ascending' : 'descending')}
      className={cx(
        place(column),
        'whitespace-nowrap align-bottom font-semibold text-ink-soft [&:lang(en)]:whitespace-normal',
        column.rowHead && 'max-sm:bg-inherit',
      )}
    >
      {sort && column.sortable ? (
        <Link
          to={sort.href(column.key, sorted === 'asc' ? 'desc' : 'asc')}
          preventScrollReset
          title={t('table.sortBy', { column: column.head })}
          className="inline-flex items-center gap-1 text-inherit hover:text-accent"
        >
          {column.head}
          <Arrow aria-hidden className={cx('size-3.5', !sorted && 'opacity-40')} />
        </Link>
      ) : (
        column.head
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = cx(place(column), 'align-top');
  return column.rowHead ? (
    <th
      scope="row"
      className={cx(
        className,
        'font-semibold max-sm:bg-inherit [&_a]:underline [&_a]:decoration-line-strong [&_a]:underline-offset-4 [&_a:hover]:text-accent',
      )}
    >
      {column.cell(row)}
    </th>
  ) : (
    <td className={className}>{column.cell(row)}</td>
  );
}
