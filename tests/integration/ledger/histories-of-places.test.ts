import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { writeDraw } from '~/services/draw/write.server';
import { lapseHolds } from '~/services/enrollment/lapse-holds.server';
import { formDue } from '~/services/formation/form-due.server';
import { mergeClass } from '~/services/formation/merge-class.server';
import { lapseOffer } from '~/services/waiting/lapse-offer.server';
import { moveEntry } from '~/services/waiting/move-entry.server';
import { tendLines } from '~/services/waiting/tend-lines.server';
import { type Prng, prng } from '../../../prisma/seed/prng';
import { announced, bureau, clockOf, drawnClass, HOUR, wisher } from '../draw/drawn-market';
import { newFamily, openMarket, openOffering } from '../parent/family-market';
import { layFamily, type Market } from '../search/market';
import { type Act, actsOf, type Household, insisting, wanting } from './family-acts';

/** What this history is about; the classes of the fixture have no instructors in their lessons. */
const ASKED = [1, 2, 5, 6, 7, 8, 9, 10, 11];
const START = new Date();
const at = (hours: number) => new Date(START.getTime() + hours * HOUR);

let market: Market;
let officer: Actor;
let head: Actor;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
  const user = await db.user.create({
    data: {
      name: '测试',
      email: 'head@staff.invalid',
      memberships: { create: { role: 'school_admin', schoolId: 'xiangyang' } },
    },
  });
  const memberships = [{ role: 'school_admin' as const, providerId: null, schoolId: 'xiangyang' }];
  head = { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships };
});

async function expectSound(when: string, now: Date): Promise<void> {
  const found = (await brokenInvariants(db, now)).filter(({ number }) => ASKED.includes(number));
  expect(found, when).toEqual([]);
}

/** Four small classes that are first come, first served, two that are too small to take place, and two that are drawn. */
async function layClasses(drawId: string) {
  const sale = (over: object) => openOffering(market, { capacity: 3, ...over });
  return {
    open: [
      await sale({ weekday: 1 }),
      await sale({ weekday: 2, perLessonFen: 0 }),
      await sale({ weekday: 4, startMinute: 1035, endMinute: 1095 }),
      await sale({ weekday: 5, payer: 'county' }),
    ],
    small: await sale({ weekday: 3, capacity: 20, minimum: 15 }),
    into: await sale({ weekday: 4, capacity: 12, minimum: 1 }),
    drawn: [
      await drawnClass(market, drawId, { capacity: 3, weekday: 2, startMinute: 1035, endMinute: 1095 }),
      await drawnClass(market, drawId, { capacity: 4, weekday: 5, startMinute: 1035, endMinute: 1095 }),
    ],
  };
}

/** Every fourth family has two children who stay together. */
async function household(index: number): Promise<Household> {
  const family = await newFamily();
  if (index % 4 !== 0) return { ...family, children: [family.childId] };
  const other = await layFamily();
  await db.guardianChild.create({
    data: { guardianId: family.guardianId, childId: other.childId },
  });
  await db.consent.create({
    data: {
      childId: other.childId,
      guardianId: family.guardianId,
      kind: 'child_data',
      textVersion: '2026-11',
      agreedAt: START,
    },
  });
  return { ...family, children: [family.childId, other.childId] };
}

/** What happens around the families in the same moment: sweeps, late jobs, an officer who moves somebody. */
async function around(now: Date, random: Prng): Promise<Act[]> {
  const line = await db.waitingEntry.findMany({
    where: { status: { in: ['waiting', 'offered'] } },
    orderBy: [{ offeringId: 'asc' }, { position: 'asc' }],
    select: { id: true, status: true },
  });
  const acts: Act[] = [() => lapseHolds(now), () => tendLines(now)];
  for (const { id: entryId, status } of line) {
    if (status === 'offered') acts.push(() => lapseOffer(entryId, now));
    else if (random.chance(0.05)) {
      const reason = '该家庭因转学手续被误排在后面。';
      acts.push(() => moveEntry(officer, { entryId, kind: 'jump', reason }, now));
    }
  }
  return acts;
}

const AT_ONCE = 50;
/** Hours after the beginning at which something happens; the draw closes after 30, is held after 31. */
const ROUNDS = [2, 4, 12, 26, 31.1, 40, 60, 85, 110];

describe.each(['first', 'second'])('a random history of places, the %s', (seed) => {
  it('leaves nothing for the audit to find, whatever happens at once', async () => {
    const random = prng(`places ${seed}`);
    const clock = clockOf(START);
    const drawId = await announced(officer, clock);
    const { open, small, into, drawn } = await layClasses(drawId);
    const families: Household[] = [];
    for (let index = 0; index < 24; index += 1) families.push(await household(index));
    for (const family of families.slice(0, 14))
      await wisher(market, drawId, random.shuffled(drawn), { cap: random.int(1, 2), family });

    for (const hours of ROUNDS) {
      const now = at(hours);
      const acts = await around(now, random);
      if (hours === 31.1) acts.push(...[1, 2, 3].map(() => () => writeDraw(drawId, clock.written)));
      for (const family of families) acts.push(...(await actsOf(family, now, random)));
      const anywhere = [...open, small, into, ...(hours > 31.1 ? drawn : [])];
      while (acts.length < AT_ONCE) acts.push(wanting(random.pick(families), random.pick(anywhere), now));
      await Promise.all(random.shuffled(acts).map(insisting));
      await tendLines(now);
      await expectSound(`after ${hours} hours`, now);
      if (hours === 26) {
        await freezeDraw(drawId, clock.frozen);
        await commitDraw(officer, { drawId }, clock.held);
      }
    }
    expect((await db.draw.findUniqueOrThrow({ where: { id: drawId } })).status).toBe('drawn');

    // The deadline of all classes: the small one is merged while families pay, cancel and answer.
    const now = at(10 * 24 + 20);
    await formDue(now);
    const acts = await around(now, random);
    for (const family of families) acts.push(...(await actsOf(family, now, random)));
    const merge = { offeringId: small, intoId: into, reason: '报名人数不足，并入周四班。' };
    acts.push(...[1, 2].map(() => () => mergeClass(head, merge, now)));
    await Promise.all(random.shuffled(acts).map(insisting));
    await tendLines(now);
    await expectSound('after the deadline', now);
    // Families may have been faster than the school: alone it is done in any case.
    await insisting(() => mergeClass(head, merge, now));
    const later = at(10 * 24 + 72);
    await lapseHolds(later);
    await tendLines(later);
    await expectSound('when all is answered', later);
    expect((await db.offering.findUniqueOrThrow({ where: { id: small } })).status).toBe('merged');
  }, 300_000);
});

it('those histories had lines going all their ways', async () => {
  const [entries, ended] = await Promise.all([
    db.waitingEntry.groupBy({ by: ['status'] }),
    db.enrollment.groupBy({ by: ['endReason'] }),
  ]);
  expect(entries.map(({ status }) => status)).toEqual(
    expect.arrayContaining(['accepted', 'declined', 'lapsed', 'left']),
  );
  // Null: those that stand.
  expect(ended.map(({ endReason }) => endReason)).toEqual(
    expect.arrayContaining([null, 'guardian', 'hold_expired']),
  );
  expect(await db.payment.count({ where: { status: 'paid' } })).toBeGreaterThan(0);
});
