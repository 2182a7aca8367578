import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { instantOf } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { changeWay } from '~/services/school/change-way.server';
import { type OpeningInput, openOffering } from '~/services/school/open-offering.server';
import { wayPage } from '~/services/school/ways-here.server';
import { makeSchool, NOW, TERM } from '../provider/county';
import {
  answerOf,
  auditAbout,
  makeClass,
  makeGuardian,
  makePupil,
  makeRoom,
  makeSeller,
  messagesTo,
  type Seller,
} from '../school/here';
import { layDraw, moveDraw } from './drawn';

const at = (day: string, minute = 540) => instantOf(day, minute);
const LAST_TERM = '2026-spring';

let schoolId: string;
let head: Actor;
let stranger: Actor;
beforeAll(async () => {
  ({ schoolId, head } = await makeSchool());
  stranger = (await makeSchool()).head;
  await db.term.create({
    data: {
      id: LAST_TERM,
      nameZh: '2025学年第二学期',
      nameEn: 'Spring term 2026',
      fromDate: dateColumn('2026-02-20'),
      toDate: dateColumn('2026-07-03'),
    },
  });
});
beforeEach(() => db.countySetting.deleteMany());

/** Opens on the 9th, closes on the 12th, paid until the 16th; the lessons of the classes begin on the 22nd. */
const draw = (over: Parameters<typeof layDraw>[0] = {}) =>
  layDraw({
    termId: TERM,
    opensAt: at('2026-09-09'),
    closesAt: at('2026-09-12'),
    payUntil: at('2026-09-16'),
    ...over,
  });

async function approved(seller?: Seller) {
  const own = seller ?? (await makeSeller());
  const over = { status: 'approved', roomId: await makeRoom(schoolId) } as const;
  return { offeringId: await makeClass(own, schoolId, over), seller: own };
}

const closesAt = at('2026-09-20', 1200);
const byDraw = (offeringId: string, drawId: string, over: Partial<OpeningInput> = {}): OpeningInput => ({
  offeringId,
  allocation: 'draw',
  drawId,
  closesAt,
  ...over,
});

/** The class of the same seller last term: so many places, all of them taken until it closed, or all but some. */
async function filledLastTerm(seller: Seller, { capacity, taken }: { capacity: number; taken: number }) {
  const before = await makeClass(seller, schoolId, {
    status: 'finished',
    capacity,
    staffed: false,
  });
  await db.offering.update({
    where: { id: before },
    data: { termId: LAST_TERM, opensAt: at('2026-02-21'), closesAt: at('2026-03-01') },
  });
  for (let each = 0; each < taken; each += 1) {
    const child = await makePupil(schoolId);
    const guardian = await makeGuardian([child.id]);
    await db.enrollment.create({
      data: {
        offeringId: before,
        childId: child.id,
        guardianId: guardian.id,
        // Left in the middle of the term: it had a place when the class closed.
        status: 'withdrawn',
        quote: {},
        dueFen: 0,
        createdAt: at('2026-02-22'),
        endedAt: at('2026-04-01'),
      },
    });
  }
  return before;
}

const setCounty = (key: string, value: string) =>
  db.countySetting.create({ data: { key, value, validFrom: dateColumn('2026-01-01'), source: 'tests' } });

describe('opening a class for a draw', () => {
  it('opens with the draw, keeps places in their order, and is audited with both', async () => {
    const { offeringId, seller } = await approved();
    const drawId = await draw();
    const kept = [
      { class: 'hardship', places: 2, order: 2 },
      { class: 'rural', places: 3, order: 1 },
      { class: 'special_needs', places: 0, order: 3 },
    ] as const;
    expect(answerOf(await openOffering(head, byDraw(offeringId, drawId, { kept }), NOW))).toBe('done');
    const row = await db.offering.findUniqueOrThrow({
      where: { id: offeringId },
      include: { reserved: { orderBy: { position: 'asc' } } },
    });
    expect(row).toMatchObject({
      status: 'open',
      allocation: 'draw',
      drawId,
      opensAt: at('2026-09-09'),
      closesAt,
      reserved: [
        { class: 'rural', position: 0, places: 3 },
        { class: 'hardship', position: 1, places: 2 },
      ],
    });
    const [event] = await auditAbout(offeringId);
    expect(event).toMatchObject({
      verb: 'offering.open',
      data: { allocation: 'draw', drawId, kept: ['rural:3', 'hardship:2'] },
    });
    expect(await messagesTo(seller.owner.userId)).toEqual(['offering_opened']);
  });

  it('is refused without a draw, with a closed one, too early an end, or too many kept places', async () => {
    const { offeringId } = await approved();
    const [drawId, aborted] = [await draw(), await draw()];
    await moveDraw(aborted, 'aborted');
    const past = await draw({ opensAt: at('2026-09-01'), closesAt: NOW });
    const answer = async (input: OpeningInput) => answerOf(await openOffering(head, input, NOW));
    expect(await answer(byDraw(offeringId, drawId, { drawId: null }))).toEqual(['draw_missing']);
    expect(await answer(byDraw(offeringId, aborted))).toEqual(['draw_not_open_to_classes']);
    expect(await answer(byDraw(offeringId, past))).toEqual(['draw_not_open_to_classes']);
    const early = { closesAt: at('2026-09-15') };
    expect(await answer(byDraw(offeringId, drawId, early))).toEqual(['closes_before_pay_until']);
    const kept = [{ class: 'rural', places: 21, order: 1 }] as const;
    expect(await answer(byDraw(offeringId, drawId, { kept }))).toEqual(['reserved_over_capacity']);
    expect(await db.offering.findUnique({ where: { id: offeringId } })).toMatchObject({
      status: 'approved',
      drawId: null,
    });
  });
});

describe('what filled last term', () => {
  const ways = async (seller: Seller) => (await wayPage((await approved(seller)).offeringId, NOW)).ways;

  it('is drawn unless the school chooses otherwise', async () => {
    const seller = await makeSeller();
    await filledLastTerm(seller, { capacity: 5, taken: 5 });
    expect(await ways(seller)).toMatchObject({ preselected: 'draw', filled: true, refusals: {} });
    const roomy = await makeSeller();
    await filledLastTerm(roomy, { capacity: 6, taken: 5 });
    expect(await ways(roomy)).toMatchObject({ preselected: 'first_come', filled: false });
    expect(await ways(await makeSeller())).toMatchObject({ preselected: 'first_come', filled: false });
  });

  it('has to be drawn where the county says so', async () => {
    const seller = await makeSeller();
    await filledLastTerm(seller, { capacity: 5, taken: 5 });
    await setCounty('when_filled', 'draw_always');
    const { offeringId } = await approved(seller);
    const times = { offeringId, opensAt: at('2026-09-10'), closesAt };
    for (const allocation of ['first_come', 'school_choice'] as const) {
      expect(answerOf(await openOffering(head, { ...times, allocation }, NOW))).toEqual(['way_filled_draw']);
    }
    expect(answerOf(await openOffering(head, byDraw(offeringId, await draw()), NOW))).toBe('done');
  });
});

it('opens by the school’s choice only where the county lets schools choose', async () => {
  const { offeringId } = await approved();
  const choice = { offeringId, allocation: 'school_choice', opensAt: at('2026-09-10'), closesAt } as const;
  await setCounty('allow_school_choice', 'no');
  expect(answerOf(await openOffering(head, choice, NOW))).toEqual(['way_school_choice_off']);
  await db.countySetting.deleteMany();
  expect(answerOf(await openOffering(head, choice, NOW))).toBe('done');
  expect(await db.offering.findUnique({ where: { id: offeringId } })).toMatchObject({
    allocation: 'school_choice',
    drawId: null,
    opensAt: choice.opensAt,
  });
});

describe('changing the way', () => {
  const soon = (offeringId: string) => ({
    offeringId,
    allocation: 'first_come' as const,
    opensAt: at('2026-09-10'),
    closesAt,
  });

  it('is free until the window opens, and the provider is told', async () => {
    const { offeringId, seller } = await approved();
    const drawId = await draw();
    await openOffering(
      head,
      byDraw(offeringId, drawId, { kept: [{ class: 'rural', places: 1, order: 1 }] }),
      NOW,
    );
    expect(answerOf(await changeWay(head, soon(offeringId), NOW))).toBe('done');
    const row = await db.offering.findUniqueOrThrow({
      where: { id: offeringId },
      include: { reserved: true },
    });
    expect(row).toMatchObject({
      allocation: 'first_come',
      drawId: null,
      opensAt: at('2026-09-10'),
      reserved: [],
    });
    expect(await messagesTo(seller.owner.userId)).toEqual(['offering_opened', 'offering_way_changed']);
    expect((await auditAbout(offeringId)).map(({ verb }) => verb)).toEqual([
      'offering.open',
      'offering.change_way',
    ]);
    expect(answerOf(await changeWay(head, byDraw(offeringId, drawId), NOW))).toBe('done');
    const begun = at('2026-09-09');
    expect(answerOf(await changeWay(head, soon(offeringId), begun))).toEqual(['way_settled']);
    expect((await wayPage(offeringId, begun)).way.changeable).toBe(false);
  });

  it('is possible again after the draw was aborted', async () => {
    const { offeringId } = await approved();
    const [drawId, next] = [await draw(), await draw({ closesAt: at('2026-09-14') })];
    await openOffering(head, byDraw(offeringId, drawId), NOW);
    const begun = at('2026-09-10');
    expect(answerOf(await changeWay(head, byDraw(offeringId, next), begun))).toEqual(['way_settled']);
    await moveDraw(drawId, 'aborted');
    expect((await wayPage(offeringId, begun)).way).toMatchObject({
      changeable: true,
      draw: { aborted: true },
    });
    // Its deadline went by without a draw and the school was asked; at the new one it is asked again.
    await db.offering.update({ where: { id: offeringId }, data: { formationAt: begun } });
    expect(answerOf(await changeWay(head, byDraw(offeringId, next), begun))).toBe('done');
    expect(await db.offering.findUnique({ where: { id: offeringId } })).toMatchObject({
      drawId: next,
      formationAt: null,
    });
  });

  it('is for the school’s own head, and for classes that are open', async () => {
    const { offeringId } = await approved();
    await expect(changeWay(stranger, soon(offeringId), NOW)).rejects.toBeInstanceOf(NotFound);
    expect(answerOf(await changeWay(head, soon(offeringId), NOW))).toEqual(['invalid_state']);
  });
});
