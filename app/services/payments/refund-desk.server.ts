import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { nextTry } from '~/domain/payment/refund-tries';
import type { RefundReason, RefundRoute, RefundStatus } from '~/domain/states';

export type RefundTab = 'open' | 'by_hand' | 'failed' | 'sent' | 'arrived';

/** What an officer, or the system, has to do next about a refund. */
export type NextStep = 'itself' | 'byHand' | 'bank' | 'markArrived' | 'again' | 'decide' | 'nothing';

export type RefundRow = {
  id: string;
  amountFen: number;
  status: RefundStatus;
  route: RefundRoute;
  reason: RefundReason;
  attempt: number;
  requestedAt: string;
  sentAt: string | null;
  arrivedAt: string | null;
  courseZh: string;
  courseEn: string;
  schoolZh: string;
  schoolEn: string;
  next: NextStep;
  /** The day it goes again by itself. */
  againOn: SchoolDate | null;
};

/** A failed refund that no later one has taken up. */
const FAILED_OPEN = `f.status = 'failed' AND NOT EXISTS (
  SELECT 1 FROM refund later WHERE later.payment_id = f.payment_id AND later.attempt > f.attempt)`;

/** Ids of failed refunds whose money is still with the payee. */
export async function failedOpen(): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT f.id::text FROM refund f WHERE ${FAILED_OPEN}`,
  );
  return rows.map(({ id }) => id);
}

function whereOf(tab: RefundTab, failed: readonly string[]): Prisma.RefundWhereInput {
  switch (tab) {
    case 'open':
      return { OR: [{ status: { in: ['requested', 'sent'] } }, { id: { in: [...failed] } }] };
    case 'by_hand':
      return { status: 'requested', route: 'bank_transfer' };
    case 'failed':
      return { id: { in: [...failed] } };
    case 'sent':
      return { status: 'sent' };
    case 'arrived':
      return { status: 'arrived' };
  }
}

const named = { select: { nameZh: true, nameEn: true } } as const;
const SHOWN = {
  payment: {
    select: {
      enrollment: {
        select: {
          offering: { select: { course: { select: { titleZh: true, titleEn: true } }, school: named } },
        },
      },
    },
  },
} satisfies Prisma.RefundInclude;

/** The refunds of one tab, those that wait longest first; no child and no family is named here. */
export async function refundRows(
  tab: RefundTab,
  { page, perPage }: { page: number; perPage: number },
): Promise<{ total: number; rows: RefundRow[] }> {
  const failed = await failedOpen();
  const where = whereOf(tab, failed);
  const [total, rows] = await Promise.all([
    db.refund.count({ where }),
    db.refund.findMany({
      where,
      include: SHOWN,
      orderBy: [{ requestedAt: tab === 'arrived' ? 'desc' : 'asc' }, { id: 'asc' }],
      skip: (page - 1) * perPage,
      take: perPage,
    }),
  ]);
  return {
    total,
    rows: rows.map((row): RefundRow => {
      const { course, school } = row.payment.enrollment.offering;
      return {
        id: row.id,
        amountFen: row.amountFen,
        status: row.status,
        route: row.route,
        reason: row.reason,
        attempt: row.attempt,
        requestedAt: row.requestedAt.toISOString(),
        sentAt: row.sentAt?.toISOString() ?? null,
        arrivedAt: row.arrivedAt?.toISOString() ?? null,
        courseZh: course.titleZh,
        courseEn: course.titleEn,
        schoolZh: school.nameZh,
        schoolEn: school.nameEn,
        ...nextStep(row, failed.includes(row.id)),
      };
    }),
  };
}

type Standing = {
  status: RefundStatus;
  route: RefundRoute;
  attempt: number;
  failedAt: Date | null;
  requestedAt: Date;
};

/** What comes next for a refund; `open`: it failed and nothing has taken its place. */
export function nextStep(row: Standing, open: boolean): { next: NextStep; againOn: SchoolDate | null } {
  const { status, route } = row;
  const step = (next: NextStep) => ({ next, againOn: null });
  if (status === 'requested') return step(route === 'bank_transfer' ? 'byHand' : 'itself');
  if (status === 'sent') return step(route === 'bank_transfer' ? 'markArrived' : 'bank');
  if (status === 'arrived' || !open) return step('nothing');
  const at = nextTry({ attempt: row.attempt, failedAt: row.failedAt ?? row.requestedAt });
  return at ? { next: 'again', againOn: todayInShanghai(at) } : step('decide');
}
