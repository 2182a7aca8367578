import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { enroll } from '~/services/enrollment/enroll.server';
import {
  asked,
  livePlaces,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  taken,
} from '../parent/family-market';
import type { Market } from '../search/market';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

/** A class that somebody has looked at just now, so that what everybody sees of it is kept. */
async function lookedAt(over: Parameters<typeof openOffering>[1] = {}) {
  const offeringId = await openOffering(market, { capacity: 30, ...over });
  await taken(await newFamily(), offeringId);
  return offeringId;
}

const refusalOf = (outcome: Awaited<ReturnType<typeof enroll>>) =>
  outcome.kind === 'refused' ? outcome.refusals[0]?.code : 'done';

describe('many at once', () => {
  it('get as many places as there are, each form one, and the books agree', async () => {
    const offeringId = await openOffering(market, { capacity: 12 });
    const families = await Promise.all(Array.from({ length: 40 }, () => newFamily()));
    const outcomes = await Promise.all(
      families.flatMap((family) => {
        const form = asked(family, offeringId);
        // A double click, and the same wish in a second tab.
        const tab = { ...form, requestKey: randomUUID() };
        return [form, form, tab].map((each) => enroll(family.actor, each, new Date()));
      }),
    );
    const places = new Set(outcomes.flatMap((each) => (each.kind === 'done' ? [each.enrollmentId] : [])));
    expect(places.size).toBe(12);
    expect(await db.enrollment.count({ where: { offeringId } })).toBe(12);
    expect(outcomes.filter((each) => each.kind === 'done')).toHaveLength(12 * 3);
    expect(new Set(outcomes.map(refusalOf))).toEqual(new Set(['done', 'full']));
    expect(await brokenInvariants()).toEqual([]);
  });

  it('are served in the order in which they came', async () => {
    const offeringId = await lookedAt({ capacity: 1 + 5 });
    const families = [];
    for (let index = 0; index < 20; index += 1) families.push(await newFamily());
    const outcomes = await Promise.all(
      families.map((family) => enroll(family.actor, asked(family, offeringId), new Date())),
    );
    expect(outcomes.map(refusalOf)).toEqual([...Array(5).fill('done'), ...Array(15).fill('full')]);
    // The rows are written together, and the audit tells them in the same order.
    const ids = outcomes.flatMap((each) => (each.kind === 'done' ? [each.enrollmentId] : []));
    const events = await db.auditEvent.findMany({
      where: { subjectKind: 'enrollment', subjectId: { in: ids } },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ subjectId }) => subjectId)).toEqual(ids);
    expect(events.map(({ actorUserId }) => actorUserId)).toEqual(
      families.slice(0, 5).map(({ actor }) => actor.userId),
    );
  });

  it('are each told their own: a clash, a place before, a child of somebody else, no consent', async () => {
    const offeringId = await lookedAt();
    const [plain, busy, again, shy, other] = [
      await newFamily(),
      await newFamily(),
      await newFamily(),
      await newFamily(),
      await newFamily(),
    ];
    await taken(busy, await openOffering(market));
    const before = await taken(again, offeringId);
    const form = asked(plain, offeringId);
    const none = { childData: false, rosterToProvider: false };
    const outcomes = await Promise.allSettled([
      enroll(other.actor, asked(other, offeringId), new Date()),
      enroll(busy.actor, asked(busy, offeringId), new Date()),
      enroll(again.actor, asked(again, offeringId), new Date()),
      enroll(other.actor, { ...asked(other, offeringId), childId: shy.childId }, new Date()),
      enroll(shy.actor, { ...asked(shy, offeringId), consent: none }, new Date()),
      enroll(plain.actor, form, new Date()),
    ]);
    const told = outcomes.map((each) =>
      each.status === 'fulfilled' ? refusalOf(each.value) : (each.reason as Error).message,
    );
    expect(told).toEqual(['done', 'clash', 'done', 'child not found', 'consent_missing', 'done']);
    expect(outcomes[2]).toMatchObject({ value: { existing: true, enrollmentId: before } });
    expect(await livePlaces(offeringId)).toBe(1 + 3);
  });

  it('have their places, to the last, where the database refuses one of them', async () => {
    const offeringId = await lookedAt({ capacity: 1 + 5 });
    const families = [];
    for (let index = 0; index < 6; index += 1) families.push(await newFamily());
    const unlucky = families[3] as (typeof families)[number];
    // Stands for a guard that sees what the decision did not.
    await db.$executeRawUnsafe(`
      CREATE FUNCTION guard_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM refuse('rule_B1', 'too much for this child'); RETURN NEW; END $$`);
    await db.$executeRawUnsafe(`
      CREATE TRIGGER guard_of_one BEFORE INSERT ON enrollment FOR EACH ROW
      WHEN (NEW.child_id = '${unlucky.childId}') EXECUTE FUNCTION guard_of_one()`);
    const outcomes = await Promise.all(
      families.map((family) => enroll(family.actor, asked(family, offeringId), new Date())),
    );
    await db.$executeRawUnsafe('DROP FUNCTION guard_of_one CASCADE');
    expect(outcomes.map(refusalOf)).toEqual(['done', 'done', 'done', 'class_against_rule', 'done', 'done']);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe('some of whom have to wait', () => {
  it('have their places at once where somebody else is at work on one of the children', async () => {
    const offeringId = await lookedAt();
    const families: Awaited<ReturnType<typeof newFamily>>[] = [];
    for (let index = 0; index < 4; index += 1) families.push(await newFamily());
    const [held] = families.slice(2);
    const work = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id::text FROM child WHERE id = ${held?.childId}::uuid FOR UPDATE`;
      const wishes = families.map((family) => enroll(family.actor, asked(family, offeringId), new Date()));
      const others = await Promise.all(wishes.filter((_, index) => index !== 2));
      expect(others.map(refusalOf)).toEqual(['done', 'done', 'done']);
      return { late: wishes[2] };
    });
    const { late } = await work;
    expect(refusalOf(await (late as ReturnType<typeof enroll>))).toBe('done');
  });

  it('have an offer until the moment it ends, by the clock of each', async () => {
    const offeringId = await lookedAt({ capacity: 3 });
    const now = new Date();
    const [first, second, late] = [await newFamily(), await newFamily(), await newFamily()];
    const offerUntil = new Date(now.getTime() + 50);
    for (const [index, family] of [first, second].entries())
      await offeredTo(family, offeringId, offerUntil, index);
    const outcomes = await Promise.all(
      [late, first, second, late].map((family, index) =>
        enroll(family.actor, asked(family, offeringId), new Date(now.getTime() + (index === 3 ? 100 : 0))),
      ),
    );
    expect(outcomes.map(refusalOf)).toEqual(['full', 'done', 'done', 'full']);
    expect(await livePlaces(offeringId)).toBe(3);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe('a place decided on what was true a moment ago', () => {
  it.each<[string, (id: string) => Promise<unknown>, string]>([
    [
      'paused',
      (id) =>
        db.offering.update({
          where: { id },
          data: { pausedAt: new Date(), pausedRule: 'P8' },
        }),
      'offering_paused',
    ],
    [
      'closed',
      (id) => db.offering.update({ where: { id }, data: { closesAt: new Date(Date.now() - 1) } }),
      'closed',
    ],
    [
      'canceled',
      (id) => db.offering.update({ where: { id }, data: { status: 'canceled' } }),
      'offering_canceled',
    ],
    ['cut to the places taken', (id) => db.offering.update({ where: { id }, data: { capacity: 1 } }), 'full'],
    ['waited for', (id) => waitsFor(id), 'others_wait'],
  ])('is not taken when the class is %s meanwhile', async (_, change, code) => {
    const offeringId = await lookedAt();
    const family = await newFamily();
    await change(offeringId);
    expect(refusalOf(await enroll(family.actor, asked(family, offeringId), new Date()))).toBe(code);
    expect(await livePlaces(offeringId)).toBe(1);
  });

  it('is not taken when the provider is suspended meanwhile, and is again when it is not', async () => {
    const offeringId = await lookedAt();
    const family = await newFamily();
    const listing = { where: { id: market.listing.id } };
    await db.listing.update({ ...listing, data: { status: 'suspended' } });
    const outcome = await enroll(family.actor, asked(family, offeringId), new Date());
    expect(refusalOf(outcome)).toBe('provider_not_listed');
    await db.listing.update({ ...listing, data: { status: 'listed' } });
    expect(refusalOf(await enroll(family.actor, asked(family, offeringId), new Date()))).toBe('done');
  });

  it('has the price that is true when it is taken', async () => {
    const offeringId = await lookedAt();
    const family = await newFamily();
    await db.offering.update({ where: { id: offeringId }, data: { perLessonFen: 4000 } });
    expect(await placeOf(await taken(family, offeringId))).toMatchObject({ dueFen: 16_000 });
  });

  it('is there as soon as places are added', async () => {
    const offeringId = await lookedAt({ capacity: 1 });
    const family = await newFamily();
    expect(refusalOf(await enroll(family.actor, asked(family, offeringId), new Date()))).toBe('full');
    await db.offering.update({ where: { id: offeringId }, data: { capacity: 2 } });
    expect(refusalOf(await enroll(family.actor, asked(family, offeringId), new Date()))).toBe('done');
  });
});

async function offeredTo(
  { childId, guardianId }: Awaited<ReturnType<typeof newFamily>>,
  offeringId: string,
  offerUntil: Date,
  index: number,
) {
  const at = new Date(offerUntil.getTime() - 60_000);
  const offer = { status: 'offered' as const, position: index + 1, joinedAt: at, offeredAt: at, offerUntil };
  await db.waitingEntry.create({ data: { offeringId, childId, guardianId, ...offer } });
}

async function waitsFor(offeringId: string) {
  const { childId, guardianId } = await newFamily();
  await db.waitingEntry.create({
    data: { offeringId, childId, guardianId, status: 'waiting', position: 1, joinedAt: new Date() },
  });
}
