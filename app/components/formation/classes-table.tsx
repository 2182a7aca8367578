import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '~/components/ui/progress-bar';
import { Table } from '~/components/ui/table';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { type NamedClass, useTimes } from './class-line';

export interface ClassRow extends NamedClass {
  id: string;
  minimum: number;
  confirmed: number;
  held: number;
  offered: number;
  waiting: number;
  closesAt: string;
  firstDate: string;
}

/** Classes below their minimum with what a school needs at a glance. */
export function ClassesTable({
  caption,
  rows,
  to,
  now,
}: {
  caption: string;
  rows: readonly ClassRow[];
  /** Where a class leads. */
  to: (id: string) => string;
  now: string;
}) {
  const { t } = useTranslation('formation');
  const f = useFormat();
  const lng = useLng();
  const times = useTimes();
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'class',
          head: t('list.class'),
          rowHead: true,
          cell: (row) => (
            <span className="grid gap-0.5">
              <Link to={to(row.id)}>{pick(lng, row.titleZh, row.titleEn)}</Link>
              <span className="text-ink-soft">{pick(lng, row.providerZh, row.providerEn)}</span>
            </span>
          ),
        },
        {
          key: 'places',
          head: t('list.places'),
          cell: (row) => (
            <span className="relative block min-w-32">
              <ProgressBar
                label={t('list.places')}
                labelHidden
                value={row.confirmed}
                max={row.minimum}
                text={t('list.placesOf', { confirmed: row.confirmed, minimum: row.minimum })}
              />
              {row.held > 0 && (
                <span className="block text-ink-soft">{t('list.held', { count: row.held })}</span>
              )}
              {row.offered > 0 && (
                <span className="block text-ink-soft">{t('list.offered', { count: row.offered })}</span>
              )}
            </span>
          ),
        },
        {
          key: 'first',
          head: t('list.first'),
          unbroken: true,
          cell: (row) => f.date(row.firstDate),
        },
        {
          key: 'times',
          head: t('list.times'),
          wide: true,
          cell: (row) => <span className="tabular">{times(row)}</span>,
        },
        {
          key: 'deadline',
          head: t('list.deadline'),
          wide: true,
          unbroken: true,
          cell: (row) => f.instant(row.closesAt, new Date(now)),
        },
        {
          key: 'waiting',
          head: t('list.waiting'),
          align: 'end',
          wide: true,
          cell: (row) => f.number(row.waiting),
        },
      ]}
    />
  );
}
