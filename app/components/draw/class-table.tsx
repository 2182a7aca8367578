import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Column, Table } from '~/components/ui/table';
import type { WeeklyTime } from '~/domain/draw/overlap';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface ClassRow {
  id: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  slots: readonly WeeklyTime[];
  capacity: number;
  first: number;
  wishes: number;
}

/** Classes of a draw with how many want them. `more`: columns that only the bureau has. */
export function ClassTable({
  rows,
  caption,
  more = [],
}: {
  rows: readonly ClassRow[];
  caption: string;
  more?: readonly Column<ClassRow>[];
}) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  const lng = useLng();
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('page.noClasses')}
      columns={[
        {
          key: 'class',
          head: t('page.class'),
          rowHead: true,
          cell: (row) => (
            <>
              <Link to={`/offerings/${row.id}`}>{pick(lng, row.titleZh, row.titleEn)}</Link>
              <span className="block font-normal text-ink-soft">{pick(lng, row.schoolZh, row.schoolEn)}</span>
            </>
          ),
        },
        {
          key: 'when',
          head: t('page.when'),
          wide: true,
          unbroken: true,
          cell: (row) =>
            row.slots.map((slot) => (
              <span key={`${slot.weekday} ${slot.startMinute}`} className="block">
                {f.slot(slot)}
              </span>
            )),
        },
        { key: 'capacity', head: t('page.capacity'), align: 'end', cell: (row) => f.number(row.capacity) },
        { key: 'first', head: t('page.first'), align: 'end', cell: (row) => f.number(row.first) },
        { key: 'wishes', head: t('page.wished'), align: 'end', cell: (row) => f.number(row.wishes) },
        ...more,
      ]}
    />
  );
}
