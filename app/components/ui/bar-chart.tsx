import { Link } from '@remix-run/react';
import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { cx } from './class-names';

export interface Series {
  key: string;
  label: string;
  /** Fill class: `fill-accent`, `fill-warn`, a category's `categoryLook[c].fill`. */
  fill: string;
}

export interface BarRow {
  key: string;
  label: string;
  /** One number per series, stacked in their order. */
  values: readonly number[];
  /** Where what is counted can be seen. */
  to?: string;
  /** Fill for this row instead of the series' (one series, categories as rows). */
  fill?: string;
}

interface BarChartProps {
  title: string;
  /** When the figures were taken, formatted. */
  asOf: string;
  /** Head of the first column: school, town, category. */
  rowHead: string;
  series: readonly Series[];
  rows: readonly BarRow[];
  /** How a value is written; a count unless told. */
  format?: (value: number) => string;
}

/** On a phone: beside the name, or below it in equal columns. */
const columns: Record<number, string> = {
  1: 'max-sm:grid-cols-[1fr_auto]',
  2: 'max-sm:grid-cols-2',
  3: 'max-sm:grid-cols-3',
};

/**
 * Bars to compare. The chart is a table whose rows carry their bar, so the figures stand beside it for everyone,
 * and it is drawn on the server at any width: on a phone each row's name stands above its bar and its figures.
 */
export function BarChart({ title, asOf, rowHead, series, rows, format }: BarChartProps) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const largest = Math.max(1, ...rows.map((row) => row.values.reduce((sum, value) => sum + value, 0)));
  const stacked = cx('max-sm:grid', columns[series.length] ?? columns[3]);
  const name = series.length > 1 && 'max-sm:col-span-full';
  const share = scaleLinear({ domain: [0, largest], range: [0, 100] });
  return (
    <figure className="overflow-x-auto rounded-card bg-surface p-4 shadow-lift">
      <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-lg font-semibold">{title}</span>
        <span className="text-sm text-ink-faint">{t('table.asOf', { when: asOf })}</span>
      </figcaption>
      <table className="w-full text-sm max-sm:block">
        <caption className="sr-only">{title}</caption>
        <thead className="max-sm:block">
          <tr className={cx('text-ink-soft', stacked)}>
            <th
              scope="col"
              className={cx('whitespace-nowrap pe-3 text-start align-bottom font-semibold', name)}
            >
              {rowHead}
            </th>
            <td aria-hidden className="w-full min-w-16 max-sm:hidden" />
            {series.map(({ key, label, fill }) => (
              <th key={key} scope="col" className="ps-3 text-end align-bottom font-semibold">
                <svg aria-hidden width="10" height="10" className="ms-auto mb-1 block">
                  <rect width="10" height="10" rx="2" className={fill} />
                </svg>
                <span className="ms-auto block sm:w-max sm:max-w-28">{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={row.key} className={cx('border-t border-line max-sm:py-1.5', stacked)}>
              <th scope="row" className={cx('pe-3 text-start font-normal sm:py-1.5', name)}>
                {/* The bar would take all the room: the name keeps its own, up to a width. */}
                <span className="block sm:w-max sm:max-w-56">
                  {row.to ? (
                    <Link
                      to={row.to}
                      className="underline decoration-line-strong underline-offset-4 hover:text-accent"
                    >
                      {row.label}
                    </Link>
                  ) : (
                    row.label
                  )}
                </span>
              </th>
              <td
                aria-hidden
                className={cx('max-sm:col-span-full', series.length === 1 && 'max-sm:order-last')}
              >
                <svg width="100%" height="16" className="block" role="presentation">
                  {row.values.map((value, index) => {
                    const before = row.values.slice(0, index).reduce((sum, each) => sum + each, 0);
                    return (
                      <Bar
                        key={series[index]?.key}
                        x={`${share(before)}%`}
                        width={`${share(value)}%`}
                        y={2}
                        height={12}
                        className={cx(row.fill ?? series[index]?.fill)}
                      />
                    );
                  })}
                </svg>
              </td>
              {row.values.map((value, index) => (
                <td key={series[index]?.key} className="whitespace-nowrap ps-3 text-end tabular">
                  {format ? format(value) : f.number(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
