import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { EndReason } from '~/domain/payment/outcome';
import { NotFound } from '~/domain/refusal';
import type { EnrollmentStatus } from '~/domain/states';
import { type OfferingCard, offeringCards } from '../catalogue/cards.server';
import { guardianIdOf } from '../children/guardian.server';

/** Classes shown of those that suit a child, and those looked at to find them. */
const SHOWN = 12;
const LOOKED_AT = 80;

export type Alternatives = {
  enrollmentId: string;
  status: EnrollmentStatus;
  endReason: EndReason | null;
  /** Something was paid for it. */
  paid: boolean;
  child: { id: string; name: string; grade: number };
  course: { id: string; titleZh: string; titleEn: string };
  /** Classes in which the child could have a place now, those most like the one that ended first. */
  cards: OfferingCard[];
};

/**
 * What else is free for a child whose class does not take place: classes that it could be enrolled in this moment, first
 * those of the same course, then those on the same days, of the same kind, at the same school.
 *
 * @throws NotFound when the place is not of a child of the actor's
 */
export async function alternatives(actor: Actor, enrollmentId: string, now: Date): Promise<Alternatives> {
  const guardianId = guardianIdOf(actor);
  const place = await db.enrollment.findFirst({
    where: { id: enrollmentId, child: { guardians: { some: { guardianId } } } },
    select: {
      status: true,
      endReason: true,
      offeringId: true,
      payments: { where: { status: 'paid' }, take: 1, select: { id: true } },
      child: { select: { id: true, name: true, grade: true } },
      offering: { select: { course: { select: { id: true, titleZh: true, titleEn: true } } } },
    },
  });
  if (!place) throw new NotFound('enrollment');
  const ids = await likeIt(place.offeringId, place.child.id, now);
  const cards = await offeringCards(db, ids, place.child.id, now);
  return {
    enrollmentId,
    status: place.status,
    endReason: place.endReason,
    paid: place.payments.length > 0,
    child: place.child,
    course: place.offering.course,
    cards: cards.filter(({ fit }) => fit === 'fits').slice(0, SHOWN),
  };
}

/** Classes on sale with a place left that are meant for the child, the most like the given one first. */
async function likeIt(offeringId: string, childId: string, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id::text
      FROM offering f JOIN course fc ON fc.id = f.course_id
      JOIN child k ON k.id = ${childId}::uuid
      JOIN school own ON own.id = k.school_id
      JOIN offering o ON o.id <> f.id AND o.status = 'open' AND o.paused_at IS NULL
       AND o.opens_at <= ${now} AND o.closes_at > ${now} AND k.grade = ANY (o.grades)
      JOIN school s ON s.id = o.school_id
      JOIN course c ON c.id = o.course_id
     WHERE f.id = ${offeringId}::uuid AND places_taken(o.id) < o.capacity
       AND (o.audience = 'county' OR o.school_id = k.school_id
            OR (o.audience = 'group' AND s.group_id IS NOT NULL AND s.group_id = own.group_id))
     ORDER BY o.course_id <> f.course_id,
              NOT EXISTS (SELECT 1 FROM offering_slot a JOIN offering_slot b ON b.weekday = a.weekday
                           WHERE a.offering_id = o.id AND b.offering_id = f.id),
              c.category <> fc.category, o.school_id <> f.school_id, o.first_date, o.id
     LIMIT ${LOOKED_AT}`;
  return rows.map(({ id }) => id);
}
