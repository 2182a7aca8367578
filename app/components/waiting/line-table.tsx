import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import type { Allocation, WaitingStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { WaitingBadge } from './waiting-card';

export interface LineRow {
  entryId: string;
  rank: number | null;
  status: WaitingStatus;
  name: string | null;
  grade: number | null;
  className: string;
  schoolZh: string;
  schoolEn: string;
  joinedAt: string;
  offerUntil: string | null;
  tie: number | null;
  keptSince: string | null;
  reason: string | null;
}

interface LineTableProps {
  caption: string;
  rows: readonly LineRow[];
  allocation: Allocation;
  /** Grade and class, which a school needs and the bureau does not. */
  classes?: boolean;
}

/** Children in one line, or applicants: who, from where, since when, and what is going on. */
export function LineTable({ caption, rows, allocation, classes = false }: LineTableProps) {
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const lng = useLng();
  const choice = allocation === 'school_choice';
  if (rows.length === 0) {
    return (
      <EmptyState title={t(choice ? 'desk.applicantsEmpty' : 'desk.lineEmpty')}>
        {t(choice ? 'desk.applicantsEmptyHint' : 'desk.lineEmptyHint')}
      </EmptyState>
    );
  }
  const known = rows.some(({ grade }) => grade !== null);
  const ranked = rows.some(({ rank }) => rank !== null);
  return (
    <Table
      caption={caption}
      captionShown
      rows={rows}
      rowKey={(row) => row.entryId}
      columns={[
        ...(ranked
          ? [
              {
                key: 'rank',
                head: t('desk.position'),
                align: 'end' as const,
                cell: (row: LineRow) => (row.rank === null ? '' : f.number(row.rank)),
              },
            ]
          : []),
        { key: 'child', head: t('desk.child'), rowHead: true, cell: (row) => row.name ?? t('desk.unnamed') },
        ...(classes && known
          ? [
              {
                key: 'class',
                head: t('desk.grade'),
                cell: (row: LineRow) => `${row.grade === null ? '' : f.grade(row.grade)} ${row.className}`,
              },
            ]
          : []),
        ...(known
          ? [
              {
                key: 'from',
                head: t('desk.from'),
                cell: (row: LineRow) => pick(lng, row.schoolZh, row.schoolEn),
              },
            ]
          : []),
        {
          key: 'joined',
          head: t(choice ? 'entry.applied' : 'desk.joined'),
          wide: true,
          unbroken: true,
          cell: (row) => f.instant(row.joinedAt),
        },
        {
          key: 'state',
          head: t('desk.state'),
          cell: (row) => (
            <span className="grid justify-items-start gap-1">
              <WaitingBadge status={row.status} allocation={allocation} />
              {row.status === 'offered' && row.offerUntil && (
                <span className="text-sm text-ink-soft tabular">
                  {t('desk.until', { until: f.instant(row.offerUntil) })}
                </span>
              )}
              {row.tie !== null && <span className="text-sm">{t('desk.tie', { number: row.tie })}</span>}
              {row.status === 'waiting' && row.keptSince && (
                <span className="text-sm text-ink-soft">
                  {t('desk.keptSince', { at: f.instant(row.keptSince) })}
                </span>
              )}
              {row.reason && <span className="max-w-[40ch] text-sm text-ink-soft">{row.reason}</span>}
            </span>
          ),
        },
      ]}
    />
  );
}
