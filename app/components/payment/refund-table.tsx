import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge, StatusBadge } from '~/components/ui/badge';
import { Table } from '~/components/ui/table';
import type { RefundReason, RefundRoute, RefundStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface RefundDeskRow {
  id: string;
  amountFen: number;
  status: RefundStatus;
  route: RefundRoute;
  reason: RefundReason;
  attempt: number;
  requestedAt: string;
  courseZh: string;
  courseEn: string;
  schoolZh: string;
  schoolEn: string;
  next: 'itself' | 'byHand' | 'bank' | 'markArrived' | 'again' | 'decide' | 'nothing';
  againOn: string | null;
}

interface RefundTableProps {
  rows: readonly RefundDeskRow[];
  mayAct: boolean;
  alarmDays: number;
  now: string;
}

const DAY_MS = 86_400_000;

/** Refunds with what to do about each. Who may act opens one; the others see the list. */
export function RefundTable({ rows, mayAct, alarmDays, now }: RefundTableProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const lng = useLng();
  const isLate = (row: RefundDeskRow) =>
    row.next !== 'nothing' && Date.parse(now) - Date.parse(row.requestedAt) >= alarmDays * DAY_MS;
  return (
    <Table
      caption={t('refunds.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'asked',
          head: t('refunds.table.asked'),
          unbroken: true,
          rowHead: true,
          cell: (row) => (
            <>
              {mayAct ? (
                <Link
                  to={`/bureau/refunds/${row.id}`}
                  className="underline decoration-line-strong underline-offset-4 hover:text-accent"
                >
                  {f.instant(row.requestedAt, new Date(now))}
                  <span className="sr-only">
                    {' '}
                    {f.money(row.amountFen)} {pick(lng, row.courseZh, row.courseEn)}
                  </span>
                </Link>
              ) : (
                f.instant(row.requestedAt, new Date(now))
              )}
              {isLate(row) && (
                <span className="block">
                  <Badge tone="refuse">{t('refunds.late', { days: alarmDays })}</Badge>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'amount',
          head: t('refunds.table.amount'),
          align: 'end',
          cell: (row) => f.money(row.amountFen),
        },
        {
          key: 'course',
          head: t('refunds.table.course'),
          wide: true,
          cell: (row) => pick(lng, row.courseZh, row.courseEn),
        },
        {
          key: 'school',
          head: t('refunds.table.school'),
          wide: true,
          cell: (row) => pick(lng, row.schoolZh, row.schoolEn),
        },
        {
          key: 'why',
          head: t('refunds.table.why'),
          wide: true,
          cell: (row) => t(`refunds.reason.${row.reason}`),
        },
        {
          key: 'route',
          head: t('refunds.table.route'),
          unbroken: true,
          wide: true,
          cell: (row) => t(`back.route.${row.route}`),
        },
        {
          key: 'state',
          head: t('refunds.table.state'),
          cell: (row) => (
            <StatusBadge state={row.status}>
              {t(`back.step.${row.status}`)}
              {row.attempt > 1 && ` · ${t('back.attempt', { number: row.attempt })}`}
            </StatusBadge>
          ),
        },
        {
          key: 'next',
          head: t('refunds.table.next'),
          className: 'min-w-36',
          cell: (row) => t(`refunds.next.${row.next}`, { on: row.againOn ? f.date(row.againOn) : '' }),
        },
      ]}
    />
  );
}
