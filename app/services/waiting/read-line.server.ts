import type { Tx } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import type { Allocation, OfferingStatus, WaitingStatus } from '~/domain/states';

export type LineRow = {
  entryId: string;
  /** Among those who wait; null for whoever is being asked, and where the school chooses. */
  rank: number | null;
  status: WaitingStatus;
  /** Null where the reader is not told who it is. */
  name: string | null;
  grade: number | null;
  className: string;
  schoolId: string;
  schoolZh: string;
  schoolEn: string;
  joinedAt: string;
  offerUntil: string | null;
  endedAt: string | null;
  /** Siblings who are tied share a number, 1 for the first such of the line. */
  tie: number | null;
  /** Places are kept for these siblings since then. */
  keptSince: string | null;
  /** What the school wrote with its choice. */
  reason: string | null;
};

export type LinePage = {
  offeringId: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  status: OfferingStatus;
  allocation: Allocation;
  paused: boolean;
  closesAt: string | null;
  capacity: number;
  enrolled: number;
  offered: number;
  free: number;
  live: LineRow[];
  past: LineRow[];
};

const names = { nameZh: true, nameEn: true } as const;

/** The line of a class as it stands, with everybody who ever stood in it. Who may read it is the caller's business. */
export async function readLine(tx: Tx, offeringId: string): Promise<LinePage> {
  const offering = await tx.offering.findUnique({
    where: { id: offeringId },
    select: {
      status: true,
      allocation: true,
      capacity: true,
      pausedAt: true,
      closesAt: true,
      course: { select: { titleZh: true, titleEn: true } },
      school: { select: names },
      waiting: {
        orderBy: { position: 'asc' },
        include: {
          child: {
            select: { name: true, grade: true, className: true, schoolId: true, school: { select: names } },
          },
        },
      },
    },
  });
  if (!offering) throw new NotFound('offering');
  const { course, school, waiting, pausedAt, closesAt, ...plain } = offering;
  const enrolled = await tx.enrollment.count({
    where: { offeringId, status: { in: ['held', 'confirmed'] } },
  });
  const ties = [...new Set(waiting.flatMap(({ tieId }) => (tieId ? [tieId] : [])))];
  let rank = 0;
  const rows = waiting.map(({ child, ...entry }): LineRow => {
    const ranked = entry.status === 'waiting' && plain.allocation !== 'school_choice';
    if (ranked) rank += 1;
    return {
      entryId: entry.id,
      rank: ranked ? rank : null,
      status: entry.status,
      name: child.name,
      grade: child.grade,
      className: child.className,
      schoolId: child.schoolId,
      schoolZh: child.school.nameZh,
      schoolEn: child.school.nameEn,
      joinedAt: entry.joinedAt.toISOString(),
      offerUntil: entry.offerUntil?.toISOString() ?? null,
      endedAt: entry.endedAt?.toISOString() ?? null,
      tie: entry.tieId ? ties.indexOf(entry.tieId) + 1 : null,
      keptSince: entry.keptSince?.toISOString() ?? null,
      reason: entry.reason,
    };
  });
  const offered = rows.filter(({ status }) => status === 'offered').length;
  const live = (row: LineRow) => row.status === 'waiting' || row.status === 'offered';
  return {
    offeringId,
    ...course,
    schoolZh: school.nameZh,
    schoolEn: school.nameEn,
    ...plain,
    paused: pausedAt !== null,
    closesAt: closesAt?.toISOString() ?? null,
    enrolled,
    offered,
    free: Math.max(0, plain.capacity - enrolled - offered),
    live: rows.filter(live),
    past: rows.filter((row) => !live(row)),
  };
}
