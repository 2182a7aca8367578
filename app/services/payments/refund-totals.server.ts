import { db } from '~/db/client.server';
import { nextTry } from '~/domain/payment/refund-tries';
import { moneySettingsOn } from '../county/settings.server';
import { failedOpen, type RefundTab } from './refund-desk.server';

/** Open refunds of one age, in days from and to (null: without end), by how far they have come. */
export type AgeRow = { from: number; to: number | null; requested: number; sent: number; failed: number };

export type RefundTotals = {
  counts: Record<RefundTab, number>;
  openFen: number;
  /** Failed too often: people decide. */
  decide: number;
  late: number;
  alarmDays: number;
  /** Goes back on the county's day of the week, and is not asked for yet. Whole fen. */
  batchFen: number;
  ages: AgeRow[];
};

const DAY_MS = 86_400_000;

/** How many refunds stand where, how long they have waited, and what needs a person. */
export async function refundTotals(now: Date): Promise<RefundTotals> {
  const { refund_alarm_days: alarmDays } = await moneySettingsOn(db, now);
  const failed = await failedOpen();
  const [open, arrived, batchFen] = await Promise.all([
    db.refund.findMany({
      where: { OR: [{ status: { in: ['requested', 'sent'] } }, { id: { in: failed } }] },
      select: {
        status: true,
        route: true,
        amountFen: true,
        requestedAt: true,
        failedAt: true,
        attempt: true,
      },
    }),
    db.refund.count({ where: { status: 'arrived' } }),
    waitingForBatch(),
  ]);
  const days = ({ requestedAt }: { requestedAt: Date }) =>
    Math.floor((now.getTime() - requestedAt.getTime()) / DAY_MS);
  const count = (fits: (row: (typeof open)[number]) => boolean) => open.filter(fits).length;
  const bounds = [0, 2, alarmDays, alarmDays * 2];
  return {
    counts: {
      open: open.length,
      by_hand: count(({ status, route }) => status === 'requested' && route === 'bank_transfer'),
      failed: failed.length,
      sent: count(({ status }) => status === 'sent'),
      arrived,
    },
    openFen: open.reduce((sum, { amountFen }) => sum + amountFen, 0),
    decide: count(
      ({ status, attempt, failedAt, requestedAt }) =>
        status === 'failed' && nextTry({ attempt, failedAt: failedAt ?? requestedAt }) === null,
    ),
    late: count((row) => days(row) >= alarmDays),
    alarmDays,
    batchFen,
    ages: [...new Set(bounds)]
      .sort((a, b) => a - b)
      .map((from, index, all): AgeRow => {
        const next = all[index + 1];
        const here = open.filter((row) => days(row) >= from && (next === undefined || days(row) < next));
        const of = (status: string) => here.filter((row) => row.status === status).length;
        return {
          from,
          to: next === undefined ? null : next - 1,
          requested: of('requested'),
          sent: of('sent'),
          failed: of('failed'),
        };
      }),
  };
}

/** What the ledger owes families and no refund has been written down for; failed ones are counted apart. */
async function waitingForBatch(): Promise<number> {
  const [row] = await db.$queryRaw<{ fen: number }[]>`
    SELECT COALESCE(sum(GREATEST(0, owed.fen - COALESCE(asked.fen, 0))), 0)::float8 AS fen
      FROM (SELECT enrollment_id, -sum(amount_fen) AS fen FROM posting
             WHERE account = 'refund_payable' AND enrollment_id IS NOT NULL
             GROUP BY enrollment_id HAVING sum(amount_fen) < 0) owed
      LEFT JOIN LATERAL (
        SELECT sum(f.amount_fen) AS fen FROM refund f JOIN payment p ON p.id = f.payment_id
         WHERE p.enrollment_id = owed.enrollment_id
           AND (f.status = 'requested' OR (f.status = 'failed' AND NOT EXISTS (
                  SELECT 1 FROM refund later WHERE later.payment_id = f.payment_id AND later.attempt > f.attempt)))
      ) asked ON true`;
  return row?.fen ?? 0;
}
