import type { Db } from '~/db/client.server';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { saleRefusals } from '~/domain/enrollment/sale';
import { chargesOf, dearerKinds } from '~/domain/formation/price';
import { startOf } from '~/domain/planning/times';
import type { Fee } from '~/domain/pricing/quote';
import type { Refusal } from '~/domain/refusal';
import type { EnrollmentStatus } from '~/domain/states';
import { enrollmentFacts } from '../enrollment/facts.server';
import { type OfferingFacts, offeringFacts } from '../enrollment/offering-facts.server';
import type { ClassToForm } from './class.server';

/** A live place of the class that may end, the one that had its place first at the head. */
export type PlaceHere = {
  id: string;
  childId: string;
  guardianId: string;
  status: EnrollmentStatus;
  heldUntil: Date | null;
  /** Names of pupils of other schools are not for this school. */
  child: { schoolId: string; name: string; className: string };
};

export async function placesHere(db: Pick<Db, 'enrollment'>, offeringId: string): Promise<PlaceHere[]> {
  return db.enrollment.findMany({
    where: { offeringId, status: { in: ['held', 'confirmed'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      childId: true,
      guardianId: true,
      status: true,
      heldUntil: true,
      child: { select: { schoolId: true, name: true, className: true } },
    },
  });
}

/** Classes that the children of a class can be moved to at all, the same course first, then by their first day. */
export async function mergeTargets(
  db: Pick<Db, '$queryRaw'>,
  offeringId: string,
  now: Date,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id::text
      FROM offering f JOIN course fc ON fc.id = f.course_id
      JOIN offering o ON o.id <> f.id AND o.school_id = f.school_id AND o.term_id = f.term_id AND o.payer = f.payer
       AND o.collected_by = f.collected_by AND o.status IN ('open', 'confirmed')
      JOIN course c ON c.id = o.course_id AND c.provider_id = fc.provider_id AND c.category = fc.category
      LEFT JOIN draw d ON d.id = o.draw_id
      JOIN LATERAL (SELECT min(l.date + make_interval(mins => l.start_minute)) AS at FROM lesson l
                     WHERE l.offering_id = o.id AND l.status <> 'canceled') first ON first.at IS NOT NULL
     WHERE f.id = ${offeringId}::uuid AND first.at > (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')
       AND (o.allocation <> 'draw' OR d.status = 'drawn')
     ORDER BY o.course_id <> f.course_id, first.at, o.id`;
  return rows.map(({ id }) => id);
}

type ChildFacts = EnrollmentFacts & Pick<OfferingFacts, 'payee'>;

/** What is known of each child and each class it may be moved to, by child, then by class. */
export async function factsOfChildren(
  db: Db,
  childIds: readonly string[],
  intoIds: readonly string[],
  now: Date,
): Promise<Map<string, Map<string, ChildFacts>>> {
  const facts = new Map<string, Map<string, ChildFacts>>();
  for (const childId of childIds)
    facts.set(childId, await enrollmentFacts(db, { childId, offeringIds: intoIds }, now));
  return facts;
}

/** The fee of a class for the lessons to come. */
export function feeOf({ now, offering }: Pick<OfferingFacts, 'now' | 'offering'>): Fee {
  const { payer, perLessonFen, materialsFen, serviceFen = 0, lessons } = offering;
  const toCome = lessons.filter((lesson) => startOf(lesson) > now).length;
  return { payer, perLessonFen, materialsFen, serviceFen, lessons: toCome };
}

/** Why nobody at all can be moved to a class, whichever the child; empty when some may. Its whole dossier is judged. */
export async function targetRefusals(
  db: Db,
  { id, now }: ClassToForm,
  intoId: string,
): Promise<{ refusals: Refusal[]; fee: Fee | null; firstDate: string | null }> {
  if (!(await mergeTargets(db, id, now)).includes(intoId))
    return { refusals: [{ code: 'merge_not_possible' }], fee: null, firstDate: null };
  const facts = await offeringFacts(db, [id, intoId], now, { thorough: true });
  const [from, into] = [facts.get(id), facts.get(intoId)];
  if (!from || !into) return { refusals: [{ code: 'merge_not_possible' }], fee: null, firstDate: null };
  // The school gives the places itself, as many as are free: the class itself must be one that may be sold.
  const refusals = saleRefusals({ ...into, offered: true, offering: { ...into.offering, taken: 0 } });
  const fee = feeOf(into);
  if (dearerKinds(chargesOf(feeOf(from)), chargesOf(fee)).length > 0)
    refusals.push({ code: 'merge_costs_more' });
  return { refusals, fee, firstDate: into.offering.lessons[0]?.date ?? null };
}

/** Places of a class that nobody has and nobody is offered, and the children to whom it offers one. */
export async function roomIn(
  db: Pick<Db, '$queryRaw' | 'waitingEntry'>,
  intoId: string,
): Promise<{ free: number; offeredTo: Set<string> }> {
  const [row] = await db.$queryRaw<{ free: number }[]>`
    SELECT capacity - places_taken(id) AS free FROM offering WHERE id = ${intoId}::uuid`;
  const offers = await db.waitingEntry.findMany({
    where: { offeringId: intoId, status: 'offered' },
    select: { childId: true },
  });
  return { free: Math.max(0, row?.free ?? 0), offeredTo: new Set(offers.map(({ childId }) => childId)) };
}
