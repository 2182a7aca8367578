import type { Db } from '~/db/client.server';
import { type FormationFacts, formationOf } from '~/domain/formation/decide';
import { type DatedTime, startOf } from '~/domain/planning/times';
import type { OfferingStatus } from '~/domain/states';
import { lessonTimes } from '../enrollment/lesson-times.server';

/** A class as the question whether it takes place sees it. */
export type ClassToForm = FormationFacts & {
  readonly id: string;
  readonly schoolId: string;
  readonly providerId: string;
  /** When everybody was told that it takes place, or since when the school has to decide. */
  readonly formationAt: Date | null;
  readonly offered: number;
  /** When the last of the open offers is over. */
  readonly offersUntil: Date | null;
  /** Lessons that are not canceled, in order. */
  readonly lessons: readonly DatedTime[];
};

type Row = {
  status: OfferingStatus;
  closes_at: Date | null;
  minimum: number;
  formation_at: Date | null;
  school_id: string;
  provider_id: string;
  confirmed: number;
  held: number;
  offered: number;
  offers_until: Date | null;
  drawing: boolean;
};

/** Reads a class; in a command its row is locked, so that places stay as they are. Null: there is none. */
export async function classToForm(
  db: Pick<Db, '$queryRaw' | 'lesson'>,
  offeringId: string,
  now: Date,
): Promise<ClassToForm | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT o.status::text, o.closes_at, o.minimum, o.formation_at, o.school_id, c.provider_id::text,
           (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = o.id AND e.status = 'confirmed') AS confirmed,
           (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = o.id AND e.status = 'held'
               AND e.held_until > ${now}) AS held,
           w.offered, w.offers_until,
           coalesce(d.status IN ('announced', 'frozen', 'holding'), false) AS drawing
      FROM offering o JOIN course c ON c.id = o.course_id LEFT JOIN draw d ON d.id = o.draw_id
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS offered, max(e.offer_until) AS offers_until FROM waiting_entry e
        WHERE e.offering_id = o.id AND e.status = 'offered' AND e.offer_until > ${now}) w
     WHERE o.id = ${offeringId}::uuid`;
  if (!row) return null;
  const lessons = await lessonTimes(db, offeringId);
  const [first] = lessons;
  return {
    id: offeringId,
    now,
    status: row.status,
    closesAt: row.closes_at,
    minimum: row.minimum,
    confirmed: row.confirmed,
    held: row.held,
    offered: row.offered,
    offersUntil: row.offers_until,
    drawing: row.drawing,
    begins: first ? startOf(first) : null,
    schoolId: row.school_id,
    providerId: row.provider_id,
    formationAt: row.formation_at,
    lessons,
  };
}

/** Whether the school still has to decide about a class. */
export const isUndecided = (of: ClassToForm): boolean =>
  of.formationAt !== null && formationOf(of) === 'too_few';
