import { db } from '~/db/client.server';
import { Prisma } from '~/db/generated/client';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import type { WaitingStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';

export type EntryFilter = {
  statuses: readonly WaitingStatus[];
  childId: string | null;
  after: { joinedAt: Date; id: string } | null;
  /** One more than this is read, to know whether the list goes on. */
  limit: number;
};

export type OwnEntryRow = {
  id: string;
  status: WaitingStatus;
  childId: string;
  childName: string;
  offeringId: string;
  courseId: string;
  titleZh: string;
  titleEn: string;
  schoolId: string;
  schoolZh: string;
  schoolEn: string;
  /** Those before it who wait for a place; null once it does not wait any more. */
  ahead: number | null;
  /** The actor's other children in the same tie. */
  tiedWith: string[];
  joinedAt: Date;
  offeredAt: Date | null;
  offerUntil: Date | null;
  endedAt: Date | null;
  reason: string | null;
  enrollmentId: string | null;
};

/** Entries of the actor's children in waiting lists, the newest first. */
export async function ownEntries(actor: Actor, { statuses, childId, after, limit }: EntryFilter) {
  const filters = [
    ...(statuses.length > 0 ? [Prisma.sql`AND w.status::text = ANY(${[...statuses]})`] : []),
    ...(childId ? [Prisma.sql`AND w.child_id = ${childId}::uuid`] : []),
    ...(after ? [Prisma.sql`AND (w.joined_at, w.id) < (${after.joinedAt}, ${after.id}::uuid)`] : []),
  ];
  return read(actor, Prisma.join([Prisma.empty, ...filters], ' '), limit + 1);
}

/** @throws NotFound when it is not about a child of the actor */
export async function ownEntryView(actor: Actor, id: string): Promise<OwnEntryRow> {
  const [row] = await read(actor, Prisma.sql`AND w.id = ${id}::uuid`, 1);
  if (!row) throw new NotFound('waiting_entry');
  return row;
}

function read(actor: Actor, filter: Prisma.Sql, take: number): Promise<OwnEntryRow[]> {
  const guardianId = guardianIdOf(actor);
  return db.$queryRaw<OwnEntryRow[]>`
    SELECT w.id::text, w.status::text, c.id::text AS "childId", c.name AS "childName",
           o.id::text AS "offeringId", k.id::text AS "courseId", k.title_zh AS "titleZh", k.title_en AS "titleEn",
           s.id AS "schoolId", s.name_zh AS "schoolZh", s.name_en AS "schoolEn",
           CASE WHEN w.status = 'waiting' THEN
             (SELECT count(*)::int FROM waiting_entry b
               WHERE b.offering_id = w.offering_id AND b.status = 'waiting' AND b.position < w.position) END AS ahead,
           ARRAY(SELECT t.child_id::text FROM waiting_entry t
                   JOIN guardian_child l ON l.child_id = t.child_id AND l.guardian_id = ${guardianId}::uuid
                  WHERE t.tie_id = w.tie_id AND t.offering_id = w.offering_id AND t.id <> w.id
                  ORDER BY t.position) AS "tiedWith",
           w.joined_at AS "joinedAt", w.offered_at AS "offeredAt", w.offer_until AS "offerUntil",
           w.ended_at AS "endedAt", w.reason, w.enrollment_id::text AS "enrollmentId"
      FROM waiting_entry w
      JOIN child c ON c.id = w.child_id
      JOIN offering o ON o.id = w.offering_id
      JOIN course k ON k.id = o.course_id
      JOIN school s ON s.id = o.school_id
     WHERE EXISTS (SELECT 1 FROM guardian_child l
                    WHERE l.child_id = w.child_id AND l.guardian_id = ${guardianId}::uuid) ${filter}
     ORDER BY w.joined_at DESC, w.id DESC
     LIMIT ${take}`;
}
