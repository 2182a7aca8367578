import { db } from '~/db/client.server';
import { type Category, type OfferingStatus, PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import type { OfferingCard } from './cards.server';
import { publicOfferings } from './lists.server';

/** States of classes that families saw once and see no more. */
const GONE = { merged: 'merged', canceled: 'canceled', settled: 'over' } as const;

/** Classes of the same course shown beside it. */
const MOST_OTHERS = 6;

/** What anybody may read of a class that is not there any more. Why the school decided so is not for everybody. */
export interface GoneClass {
  why: (typeof GONE)[keyof typeof GONE];
  titleZh: string;
  titleEn: string;
  category: Category;
  grades: number[];
  school: { id: string; nameZh: string; nameEn: string };
  /** The page of its course, where families still see that. */
  courseId: string | null;
  /** The class its children went to, and theirs if it was merged too; null when that is gone as well. */
  into: OfferingCard | null;
  /** Other classes of the same course that can be had, now or later. */
  others: OfferingCard[];
}

/**
 * A class that was public and is gone, so that a link to it still says what happened; null for one that is public, or
 * never was.
 *
 * @param childId whom the other classes are to fit, where there is such a child
 */
export async function goneClass(
  offeringId: string,
  childId: string | null,
  now: Date,
): Promise<GoneClass | null> {
  const row = await db.offering.findUnique({
    where: { id: offeringId },
    select: {
      status: true,
      opensAt: true,
      grades: true,
      course: { select: { id: true, status: true, titleZh: true, titleEn: true, category: true } },
      school: { select: { id: true, nameZh: true, nameEn: true } },
    },
  });
  if (!row || !wasPublic(row)) return null;
  const { id: courseId, status: courseStatus, ...course } = row.course;
  const intoId = row.status === 'merged' ? await endOfMerges(offeringId) : null;
  const cards = await publicOfferings({ courseId }, childId, now);
  const elsewhere = intoId !== null && !cards.some(({ id }) => id === intoId);
  const [into] = elsewhere ? await publicOfferings({ id: intoId }, childId, now) : [];
  return {
    why: GONE[row.status as keyof typeof GONE],
    ...course,
    grades: row.grades,
    school: row.school,
    courseId: courseStatus === 'approved' ? courseId : null,
    into: into ?? cards.find(({ id }) => id === intoId) ?? null,
    others: cards.filter(({ id, phase }) => id !== intoId && phase !== 'over').slice(0, MOST_OTHERS),
  };
}

/** Whether a class was public and is gone. */
export async function isGoneClass(offeringId: string): Promise<boolean> {
  const row = await db.offering.findUnique({
    where: { id: offeringId },
    select: { status: true, opensAt: true },
  });
  return row !== null && wasPublic(row);
}

/** A plan that was dropped before it was opened was nobody's but the school's and the provider's. */
const wasPublic = ({ status, opensAt }: { status: OfferingStatus; opensAt: Date | null }) =>
  status in GONE && opensAt !== null;

/** The class that the children are in now: a class that took others in may itself have been merged later. */
async function endOfMerges(offeringId: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE way(id) AS (
      SELECT merged_into_id FROM offering WHERE id = ${offeringId}::uuid
       UNION SELECT o.merged_into_id FROM way w JOIN offering o ON o.id = w.id WHERE o.merged_into_id IS NOT NULL)
    SELECT o.id::text FROM way w JOIN offering o ON o.id = w.id
     WHERE o.status::text = ANY(${[...PUBLIC_OFFERING_STATUSES]})`;
  return rows[0]?.id ?? null;
}
