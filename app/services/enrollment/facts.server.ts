import type { Db } from '~/db/client.server';
import type { LessonAt, TravelMinutes } from '~/domain/enrollment/clash';
import type { ChildFacts, EnrollmentFacts } from '~/domain/enrollment/decide';
import { NotFound } from '~/domain/refusal';
import { aidFor } from '../aid/facts.server';
import { rulesNow } from '../reduction/guard.server';
import { type OfferingFacts, offeringFacts } from './offering-facts.server';

type Child = {
  grade: number;
  school_id: string;
  group_id: string | null;
  /** Offerings in which the child has a live place. */
  live: string[];
  /** Offerings that offer the child a place from their waiting list. */
  offers: string[];
  /** Lessons of every live place, with the offering they belong to. */
  taken: (LessonAt & { offeringId: string; townId: string })[];
};

/**
 * All that `decideEnrollment` needs to know about one child and several offerings, by offering id, in a few statements
 * however many offerings there are. Whether the child is the actor's is the caller's business.
 *
 * @param thorough also judges the whole dossier of each class by the rules: for one class that is about to be taken
 * @param lock keeps what is left of the child's programmes true until the commit
 * @param offeringIds ids that do not exist are left out of the answer
 * @throws NotFound when there is no such child
 */
export async function enrollmentFacts(
  db: Db,
  {
    childId,
    offeringIds,
    thorough = false,
    lock = false,
  }: { childId: string; offeringIds: readonly string[]; thorough?: boolean; lock?: boolean },
  now: Date,
): Promise<Map<string, EnrollmentFacts & Pick<OfferingFacts, 'payee' | 'termId'>>> {
  const child = await childWithPlaces(db, childId, now);
  const offerings = await offeringFacts(db, offeringIds, now, { thorough });
  const towns = new Map(
    [...offerings.values()].map(({ offering, townId }) => [offering.schoolId, townId] as const),
  );
  for (const lesson of child.taken) towns.set(lesson.schoolId, lesson.townId);
  const travelMinutes = await travelBetween(db, towns);
  const rules = await rulesNow(db, now);
  const terms = thorough ? [...new Set([...offerings.values()].map(({ termId }) => termId))] : [];
  const aid = new Map(
    await Promise.all(
      terms.map(async (termId) => [termId, await aidFor(db, { childId, termId }, now, { lock })] as const),
    ),
  );

  const facts: ChildFacts = {
    grade: child.grade,
    schoolId: child.school_id,
    schoolGroupId: child.group_id,
  };
  return new Map(
    [...offerings].map(([id, { townId: _, ...offering }]) => [
      id,
      {
        ...offering,
        ...(child.offers.includes(id) && withOffer(offering)),
        child: facts,
        alreadyLive: child.live.includes(id),
        taken: child.taken.filter((lesson) => lesson.offeringId !== id),
        travelMinutes,
        aid: aid.get(offering.termId) ?? null,
        rules,
        courses: child.live.filter((each) => each !== id).length,
      },
    ]),
  );
}

/** The place that is offered to the child counts as taken for everybody but the child. */
function withOffer({ offering }: Pick<OfferingFacts, 'offering'>) {
  return { offered: true, offering: { ...offering, taken: offering.taken - 1 } };
}

async function childWithPlaces(db: Pick<Db, '$queryRaw'>, childId: string, now: Date): Promise<Child> {
  const [child] = await db.$queryRaw<Child[]>`
    SELECT c.grade, c.school_id, s.group_id,
           ARRAY(SELECT e.offering_id::text FROM enrollment e WHERE e.child_id = c.id
                    AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > ${now}))) AS live,
           ARRAY(SELECT w.offering_id::text FROM waiting_entry w
                  WHERE w.child_id = c.id AND w.status = 'offered' AND w.offer_until > ${now}) AS offers,
           (SELECT coalesce(json_agg(json_build_object(
                     'offeringId', o.id, 'schoolId', o.school_id, 'townId', at.town_id, 'date', l.date,
                     'startMinute', l.start_minute, 'endMinute', l.end_minute) ORDER BY l.date, l.start_minute), '[]')
              FROM enrollment e
              JOIN offering o ON o.id = e.offering_id
              JOIN school at ON at.id = o.school_id
              JOIN lesson l ON l.offering_id = o.id AND l.status <> 'canceled'
             WHERE e.child_id = c.id
               AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > ${now}))) AS taken
      FROM child c JOIN school s ON s.id = c.school_id
     WHERE c.id = ${childId}::uuid`;
  if (!child) throw new NotFound('child');
  return child;
}

/** Minutes between two schools by their towns; nothing is read where all lie at one school. */
async function travelBetween(
  db: Pick<Db, '$queryRaw'>,
  townOf: ReadonlyMap<string, string>,
): Promise<TravelMinutes> {
  if (townOf.size < 2) return () => 0;
  const rows = await db.$queryRaw<{ from_town_id: string; to_town_id: string; minutes: number }[]>`
    SELECT from_town_id, to_town_id, minutes FROM town_travel`;
  const minutes = new Map(rows.map((row) => [`${row.from_town_id}>${row.to_town_id}`, row.minutes]));
  return (from, to) => minutes.get(`${townOf.get(from)}>${townOf.get(to)}`) ?? 0;
}
