import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/ui/badge';
import { CategoryTag } from '~/components/ui/category-tag';
import { Table } from '~/components/ui/table';
import type { Allocation, Category, OfferingStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Named = { nameZh: string; nameEn: string };

export type OfferingLine = {
  id: string;
  status: OfferingStatus;
  grades: number[];
  capacity: number;
  taken: number;
  allocation: Allocation;
  line: { waiting: number; offered: number } | null;
  firstDate: string;
  refusalReason: string | null;
  slots: { weekday: number; startMinute: number; endMinute: number }[];
  course: { titleZh: string; titleEn: string; category: Category };
  school: Named;
  room: Named | null;
};

/** Classes, one line each: what and where, when, state, places. A plan still being written leads to its form. */
export function OfferingTable({ offerings }: { offerings: readonly OfferingLine[] }) {
  const { t } = useTranslation(['provider', 'codes']);
  const f = useFormat();
  const lng = useLng();
  return (
    <Table
      caption={t('provider:offerings.title')}
      rows={offerings}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'course',
          head: t('provider:offerings.class'),
          rowHead: true,
          cell: (row) => (
            <span className="grid gap-1">
              <Link
                to={offeringPath(row)}
                className="text-base underline decoration-line-strong underline-offset-4"
              >
                {pick(lng, row.course.titleZh, row.course.titleEn)}
              </Link>
              <span className="font-normal text-ink-soft">
                {pick(lng, row.school.nameZh, row.school.nameEn)}
              </span>
              <span className="font-normal text-ink-soft tabular sm:hidden">
                {row.slots.map((slot) => f.slot(slot)).join(t('provider:separator')) ||
                  t('provider:offerings.noTimes')}
              </span>
              <span className="sm:hidden">
                <StatusBadge state={row.status}>{t(`codes:offering.${row.status}`)}</StatusBadge>
              </span>
              {row.status === 'refused' && row.refusalReason && (
                <span className="font-normal text-warn">{row.refusalReason}</span>
              )}
            </span>
          ),
        },
        {
          key: 'category',
          head: t('provider:offerings.category'),
          wide: true,
          cell: (row) => <CategoryTag category={row.course.category} />,
        },
        {
          key: 'when',
          head: t('provider:offerings.when'),
          wide: true,
          cell: (row) => (
            <span className="grid tabular">
              {row.slots.length === 0
                ? t('provider:offerings.noTimes')
                : row.slots.map((slot) => <span key={slot.weekday}>{f.slot(slot)}</span>)}
              <span className="text-ink-soft">
                {t('provider:offerings.from', { date: f.date(row.firstDate) })}
              </span>
            </span>
          ),
        },
        {
          key: 'grades',
          head: t('provider:offerings.grades'),
          wide: true,
          cell: (row) => f.grades(row.grades),
        },
        {
          key: 'room',
          head: t('provider:offerings.room'),
          wide: true,
          cell: (row) => (row.room ? pick(lng, row.room.nameZh, row.room.nameEn) : '—'),
        },
        {
          key: 'status',
          head: t('provider:offerings.status'),
          wide: true,
          cell: (row) => <StatusBadge state={row.status}>{t(`codes:offering.${row.status}`)}</StatusBadge>,
        },
        {
          key: 'places',
          head: t('provider:offerings.places'),
          align: 'end',
          className: 'whitespace-nowrap',
          cell: (row) => (
            <span className="grid">
              <span>{`${row.taken} / ${row.capacity}`}</span>
              {row.line && (
                <span className="text-ink-soft">
                  {t(
                    row.allocation === 'school_choice'
                      ? 'provider:offerings.applied'
                      : 'provider:offerings.waiting',
                    { count: row.line.waiting + row.line.offered },
                  )}
                </span>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

function offeringPath({ id, status }: OfferingLine): string {
  return `/provider/offerings/${id}${status === 'draft' || status === 'refused' ? '/edit' : ''}`;
}
