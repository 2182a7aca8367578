import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { idOf } from '~/domain/id';
import { NotFound, type Refusal } from '~/domain/refusal';
import { PUBLIC_OFFERING_STATUSES, type ReserveClass } from '~/domain/states';
import { mostWanted } from '~/domain/wishes/decide';
import { wishRefusals } from '~/domain/wishes/fits';
import { type OfferingCard, offeringCards } from '../catalogue/cards.server';
import { guardianIdOf } from '../children/guardian.server';
import { type ChildCard, childrenOf, sensitiveAge } from '../children/queries.server';
import { reserveClaimsOf } from './claims.server';
import { askedConsents, type MissingConsents } from './consents.server';
import { type Demand, demandOfClasses } from './demand.server';
import { type DrawCard, drawCard, drawColumns } from './draw-card';
import { listsIn, type WishListView } from './lists.server';
import { wishFacts } from './wish-facts.server';

/** A class of the draw that at least one of the children is meant for. */
export type WishClass = Pick<
  OfferingCard,
  | 'id'
  | 'courseId'
  | 'titleZh'
  | 'titleEn'
  | 'category'
  | 'providerId'
  | 'providerZh'
  | 'providerEn'
  | 'schoolId'
  | 'schoolZh'
  | 'schoolEn'
  | 'slots'
  | 'firstDate'
  | 'lastDate'
  | 'payer'
  | 'perLessonFen'
  | 'materialsFen'
  | 'serviceFen'
  | 'capacity'
> & {
  demand: Demand;
  /** Places kept for children with a claim to them, in all: nobody reads for whom. */
  reserved: number;
};

export type WishChild = ChildCard & {
  list: WishListView | null;
  /** Why the child cannot wish a class, by class; without an entry there is no such class. */
  refusals: Record<string, Refusal[]>;
  /** Most courses it may want now (B3). */
  most: number;
  /** To which kept places it has a claim. For its own family alone. */
  claims: ReserveClass[];
  consents: MissingConsents;
};

export type WishPage = {
  draw: DrawCard;
  children: WishChild[];
  classes: WishClass[];
  /** Minutes between schools, `from>to`, where children have to travel between them. */
  travel: Record<string, number>;
  /** M1, M2: below this age a child's data are sensitive. */
  minorBelow: number | null;
};

/**
 * A draw as one family sees it: its children with their lists, the classes that are meant for them with the reason
 * beside each that does not fit, and how much each is wished.
 *
 * @throws NotFound for a draw that is not there
 */
export async function wishPage(actor: Actor, asked: string, now: Date): Promise<WishPage> {
  const drawId = idOf(asked, 'draw');
  const guardianId = guardianIdOf(actor);
  const row = await db.draw.findUnique({ where: { id: drawId }, select: drawColumns });
  if (!row) throw new NotFound('draw');
  const draw = drawCard(row, now);
  const children = await childrenOf(actor);
  const childIds = children.map(({ id }) => id);
  const lists = await listsIn(db, { drawId, guardianId, childIds });
  const wished = lists.flatMap(({ wishes }) => wishes.map(({ offeringId }) => offeringId));
  const over = draw.status === 'drawn' || draw.status === 'aborted';
  const classIds = over ? [...new Set(wished)] : await classesFor(drawId, childIds, wished);
  const offeringIds = [...classIds].sort();
  const [facts, claims, consents, cards, demand, reserved, minorBelow] = await Promise.all([
    wishFacts(db, { drawId, childIds, offeringIds, thorough: false }, now),
    reserveClaimsOf(db, childIds, row.closesAt),
    askedConsents(db, { guardianId, childIds, offeringIds }),
    offeringCards(db, offeringIds, null, now),
    demandOfClasses(db, offeringIds),
    reservedOf(offeringIds),
    sensitiveAge(now),
  ]);
  return {
    draw,
    children: children.map((child, index) => {
      const known = facts[index] ?? new Map<string, EnrollmentFacts>();
      return {
        ...child,
        list: lists.find(({ childId }) => childId === child.id) ?? null,
        refusals: Object.fromEntries([...known].map(([id, each]) => [id, wishRefusals(each)])),
        most: mostWanted([known]),
        claims: claims.get(child.id) ?? [],
        consents: consents[index] ?? { childId: child.id, childData: true, receivers: [] },
      };
    }),
    classes: cards.map((card) => ({
      ...shown(card),
      demand: demand[card.id] ?? { offeringId: card.id, capacity: card.capacity, first: 0, wishes: 0 },
      reserved: reserved.get(card.id) ?? 0,
    })),
    travel: travelOf(cards, facts),
    minorBelow,
  };
}

function shown(card: OfferingCard) {
  const { id, courseId, titleZh, titleEn, category, providerId, providerZh, providerEn, slots } = card;
  const { schoolId, schoolZh, schoolEn, firstDate, lastDate, payer, perLessonFen } = card;
  const { materialsFen, serviceFen, capacity } = card;
  const what = { id, courseId, titleZh, titleEn, category, providerId, providerZh, providerEn };
  const when = { schoolId, schoolZh, schoolEn, slots, firstDate, lastDate };
  return { ...what, ...when, payer, perLessonFen, materialsFen, serviceFen, capacity };
}

/** Classes of the draw that one of the children is meant for by its school, and those on its list. */
async function classesFor(drawId: string, childIds: readonly string[], wished: readonly string[]) {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id::text FROM offering o JOIN school at ON at.id = o.school_id
     WHERE (o.draw_id = ${drawId}::uuid AND o.status::text = ANY(${[...PUBLIC_OFFERING_STATUSES]})
            AND EXISTS (SELECT 1 FROM child c JOIN school own ON own.id = c.school_id
                         WHERE c.id = ANY(${[...childIds]}::uuid[])
                           AND (o.audience = 'county' OR o.school_id = c.school_id
                                OR (o.audience = 'group' AND at.group_id IS NOT NULL AND at.group_id = own.group_id))))
        OR o.id = ANY(${[...wished]}::uuid[])`;
  return rows.map(({ id }) => id);
}

async function reservedOf(offeringIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.reservedPlaces.groupBy({
    by: ['offeringId'],
    where: { offeringId: { in: [...offeringIds] } },
    _sum: { places: true },
  });
  return new Map(rows.map(({ offeringId, _sum }) => [offeringId, _sum.places ?? 0]));
}

function travelOf(
  cards: readonly OfferingCard[],
  [known]: readonly ReadonlyMap<string, EnrollmentFacts>[],
): Record<string, number> {
  const between = known?.values().next().value?.travelMinutes;
  if (!between) return {};
  const schools = [...new Set(cards.map(({ schoolId }) => schoolId))];
  return Object.fromEntries(
    schools.flatMap((from) =>
      schools.filter((to) => to !== from).map((to) => [`${from}>${to}`, between(from, to)]),
    ),
  );
}
