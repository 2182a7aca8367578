import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { answersAwaitedUntil, type NotToDecide, notToDecide } from '~/domain/formation/decide';
import type { MisfitReason } from '~/domain/formation/fit';
import { chargesOf } from '~/domain/formation/price';
import { idOf } from '~/domain/id';
import { sumFen } from '~/domain/money';
import type { Fee } from '~/domain/pricing/quote';
import type { Refusal } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { offeringCards } from '../catalogue/cards.server';
import { offeringFacts } from '../enrollment/offering-facts.server';
import type { ClassToForm } from './class.server';
import { ownClass } from './confirm-class.server';
import { factsOfChildren, feeOf, mergeTargets, placesHere } from './merge-facts.server';
import { type MergePlan, mergePlan } from './merge-plan.server';

/** Classes that are looked at on one page. */
const MOST_TARGETS = 8;

export type ClassFacts = {
  id: string;
  titleZh: string;
  titleEn: string;
  providerZh: string;
  providerEn: string;
  slots: { weekday: number; startMinute: number; endMinute: number }[];
  firstDate: string;
  capacity: number;
  placesLeft: number;
  /** What one place costs altogether, whoever pays: what a family itself pays is not the school's to know. Whole fen. */
  priceFen: number;
};

export type FormationPage = {
  /** Why there is nothing to decide; null when there is. */
  not: NotToDecide | null;
  of: ClassFacts & {
    status: ClassToForm['status'];
    closesAt: string | null;
    minimum: number;
    confirmed: number;
    held: number;
    waiting: number;
    /** Children of the line who are being offered places, until when the last may answer, and how long that is awaited. */
    asked: { count: number; until: string; awaited: string } | null;
  };
  /** Classes that its children could go to, with how many would fit. */
  targets: (ClassFacts & { fit: number; of: number; refusals: readonly Refusal[] })[];
};

/** Why the school cannot decide about a class of its own now; null when it can. @throws NotFound */
export async function whyNotToDecide(
  actor: Actor,
  offeringId: string,
  now: Date,
): Promise<NotToDecide | null> {
  return notToDecide(await ownClass(db, actor, idOf(offeringId, 'offering'), now));
}

/** All that a school needs to decide about one class. @throws NotFound when it is not the actor's */
export async function formationPage(actor: Actor, offeringId: string, now: Date): Promise<FormationPage> {
  const id = idOf(offeringId, 'offering');
  const of = await ownClass(db, actor, id, now);
  const not = notToDecide(of);
  const targets = not === null ? (await mergeTargets(db, id, now)).slice(0, MOST_TARGETS) : [];
  const facts = await classFacts([id, ...targets], now);
  const places = await placesHere(db, id);
  const children = await factsOfChildren(
    db,
    places.map(({ childId }) => childId),
    targets,
    now,
  );
  const rows: FormationPage['targets'] = [];
  for (const intoId of targets) {
    const plan = await mergePlan(db, of, intoId, now, children);
    const shown = facts.get(intoId);
    if (shown) rows.push({ ...shown, fit: plan.moves.length, of: places.length, refusals: plan.refusals });
  }
  const waiting = await db.waitingEntry.count({
    where: { offeringId: id, status: { in: ['waiting', 'offered'] } },
  });
  const { status, closesAt, minimum, confirmed, held } = of;
  const own = facts.get(id) as ClassFacts;
  return {
    not,
    of: {
      ...own,
      status,
      closesAt: closesAt?.toISOString() ?? null,
      minimum,
      confirmed,
      held,
      waiting,
      asked: askedOf(of),
    },
    targets: rows,
  };
}

function askedOf(of: ClassToForm): FormationPage['of']['asked'] {
  const awaited = answersAwaitedUntil(of);
  if (!of.offersUntil || !awaited) return null;
  return {
    count: of.offered,
    until: of.offersUntil.toISOString(),
    awaited: awaited.toISOString(),
  };
}

export type MergeRow = {
  id: string;
  /** Only of the school's own pupils. */
  pupil: { name: string; className: string } | null;
  unpaid: boolean;
  reason: MisfitReason | null;
};

export type MergePage = {
  not: NotToDecide | null;
  from: ClassFacts;
  into: ClassFacts;
  refusals: readonly Refusal[];
  rows: MergeRow[];
  stamp: string;
};

/**
 * What a merge would do, child by child. Pupils of other schools are counted and not named; what a family paid is shown
 * of nobody. Who looked is written down.
 *
 * @throws NotFound when one of the classes is not the actor's
 */
export async function mergePage(
  actor: Actor,
  { offeringId, intoId }: { offeringId: string; intoId: string },
  now: Date,
): Promise<MergePage> {
  const [fromId, toId] = [idOf(offeringId, 'offering'), idOf(intoId, 'offering')];
  const of = await ownClass(db, actor, fromId, now);
  await ownClass(db, actor, toId, now);
  const plan = await mergePlan(db, of, toId, now);
  const facts = await classFacts([fromId, toId], now);
  const rows = rowsOf(plan, of.schoolId);
  if (rows.length > 0) {
    const entry = { verb: 'offering.merge_preview', subjectKind: 'offering', subjectId: fromId };
    const by = { actor, permission: 'formation.decide' } as const;
    const data = { into: toId, children: rows.length };
    await inTransaction((tx) => recordAudit(tx, by, { ...entry, data }, now));
  }
  return {
    not: notToDecide(of),
    from: facts.get(fromId) as ClassFacts,
    into: facts.get(toId) as ClassFacts,
    refusals: plan.refusals,
    rows,
    stamp: plan.stamp,
  };
}

function rowsOf({ moves, stays }: MergePlan, schoolId: string): MergeRow[] {
  const all = [...moves.map((move) => ({ ...move, reason: null })), ...stays];
  return all.map(({ place, reason }) => ({
    id: place.id,
    pupil:
      place.child.schoolId === schoolId ? { name: place.child.name, className: place.child.className } : null,
    unpaid: place.status === 'held',
    reason,
  }));
}

async function classFacts(ids: readonly string[], now: Date): Promise<Map<string, ClassFacts>> {
  const cards = await offeringCards(db, ids, null, now);
  const facts = await offeringFacts(db, ids, now);
  return new Map(
    cards.map((card) => {
      const { id, titleZh, titleEn, providerZh, providerEn, slots, firstDate, capacity, placesLeft } = card;
      const known = facts.get(id);
      const priceFen = known ? priceOf(feeOf(known)) : 0;
      const row = { id, titleZh, titleEn, providerZh, providerEn, slots, firstDate, capacity, placesLeft };
      return [id, { ...row, priceFen }] as const;
    }),
  );
}

const priceOf = (fee: Fee) => sumFen([...chargesOf(fee).values()]);
