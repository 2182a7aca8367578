import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { lapseOffer } from '~/services/waiting/lapse-offer.server';
import { type Family, livePlaces, newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import { accepts, cancels, deadlineOf, entryOf, fill, idle, later, statesOf, waits } from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

/** One place, offered to the first of two who wait. */
async function offered() {
  const offeringId = await openOffering(market, { capacity: 1 });
  const [holder] = await fill(offeringId, 1);
  const [first, second] = [await newFamily(), await newFamily()];
  const entries = [await waits(first, offeringId), await waits(second, offeringId)] as const;
  if (holder) await cancels(holder);
  expect(await statesOf(entries)).toBe('offered waiting');
  return { offeringId, first, second, entries, until: await deadlineOf(entries[0]) };
}

/** Again while the class is busy, as people do. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if ((error as Error).name !== 'Busy') throw error;
    }
  }
}

describe('an offer that lapses while it is being accepted', () => {
  it.each(['accept first', 'lapse first'])('ends in exactly one of both: %s', async (order) => {
    for (let round = 0; round < 5; round += 1) {
      const { offeringId, first, entries, until } = await offered();
      const accept = () => patiently(() => accepts(first, entries[0], later(until, -1)));
      const lapse = () => patiently(() => lapseOffer(entries[0], until));
      const acts = order === 'accept first' ? [accept(), lapse()] : [lapse(), accept()];
      const outcomes = await Promise.all(acts);
      const answer = outcomes[order === 'accept first' ? 0 : 1];
      const states = await statesOf(entries);
      if (states === 'accepted waiting') {
        expect(answer).toMatchObject({ kind: 'done' });
        expect(await livePlaces(offeringId)).toBe(1);
      } else {
        expect(states).toBe('lapsed offered');
        expect(answer).toMatchObject({ kind: 'refused', refusals: [{ code: 'offer_over' }] });
        expect(await livePlaces(offeringId)).toBe(0);
      }
      expect(await idle(until)).toEqual([]);
    }
  });

  it('accepted too late before anybody noticed, it is refused and passes on at once', async () => {
    const { first, second, entries, until } = await offered();
    expect(await accepts(first, entries[0], until)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'offer_over' }],
    });
    expect(await statesOf(entries)).toBe('lapsed offered');
    expect(await accepts(second, entries[1], until)).toMatchObject({ kind: 'done' });
  });

  it('accepted twice it is one place', async () => {
    const { offeringId, first, entries, until } = await offered();
    const twice = await Promise.all(
      [1, 2].map(() => patiently(() => accepts(first, entries[0], later(until, -1)))),
    );
    expect(twice.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(new Set(twice.map((each) => each.kind === 'done' && each.enrollmentId)).size).toBe(1);
    expect(await livePlaces(offeringId)).toBe(1);
  });
});

describe('twenty places that come free at once', () => {
  it('go to the first twenty of the line, one each', async () => {
    const offeringId = await openOffering(market, { capacity: 20 });
    const holders = await fill(offeringId, 20);
    const families: Family[] = [];
    const entries: string[] = [];
    for (let i = 0; i < 25; i += 1) {
      const family = await newFamily();
      families.push(family);
      entries.push(await waits(family, offeringId));
    }
    await Promise.all(holders.map((holder) => patiently(() => cancels(holder))));
    expect(await statesOf(entries)).toBe(
      [...Array(20).fill('offered'), ...Array(5).fill('waiting')].join(' '),
    );
    expect(await idle(new Date())).toEqual([]);
  });
});

describe('the database counts offers as places', () => {
  const enrollAnother = (offeringId: string, family: Family) => ({
    data: {
      offeringId,
      childId: family.childId,
      guardianId: family.guardianId,
      status: 'confirmed' as const,
      confirmedAt: new Date(),
      quote: {
        lines: [],
        grants: [],
        dueFen: 0,
        perLessonFen: 0,
        lessons: 0,
        refundModel: 'per_lesson',
        payee: 'fiscal',
      },
      dueFen: 0,
    },
  });

  it('and refuses one place too many, from either side', async () => {
    const { offeringId, entries } = await offered();
    const stranger = await newFamily();
    const enrolled = await db.enrollment.create(enrollAnother(offeringId, stranger)).catch((error) => error);
    expect(violationOf(enrolled)?.constraint).toBe('enrollment_within_capacity');
    const offeredTwice = await db.waitingEntry
      .update({
        where: { id: entries[1] },
        data: { status: 'offered', offeredAt: new Date(), offerUntil: new Date() },
      })
      .catch((error) => error);
    expect(violationOf(offeredTwice)?.constraint).toBe('enrollment_within_capacity');
    expect((await entryOf(entries[1])).status).toBe('waiting');
  });

  it('which nothing else would: without the guards both go through', async () => {
    const { offeringId, entries } = await offered();
    const stranger = await newFamily();
    const undone = new Error('undone');
    await expect(
      db.$transaction(async (tx) => {
        await tx.$executeRaw`DROP TRIGGER enrollment_place_guard ON enrollment`;
        await tx.$executeRaw`DROP TRIGGER waiting_offer_guard ON waiting_entry`;
        await tx.enrollment.create(enrollAnother(offeringId, stranger));
        await tx.waitingEntry.update({
          where: { id: entries[1] },
          data: { status: 'offered', offeredAt: new Date(), offerUntil: new Date() },
        });
        throw undone;
      }),
    ).rejects.toBe(undone);
  });
});
