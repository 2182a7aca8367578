import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, instantOf, mondayOf } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { agreeToChildData, withdrawConsent } from '~/services/children/change-consent.server';
import { chosenChild } from '~/services/children/choose-child.server';
import { childPage, childrenOf } from '~/services/children/queries.server';
import { unlinkChild } from '~/services/children/unlink-child.server';
import { weekOf } from '~/services/children/week.server';
import { askPage } from '~/services/enrollment/ask.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { fittingByWeekday, holdsOf, upcomingLessons } from '~/services/enrollment/home.server';
import { placePage } from '~/services/enrollment/place-page.server';
import { paymentsPage } from '~/services/payments/queries.server';
import type { Market } from '../search/market';
import { dayAhead, newFamily, openMarket, openOffering, TODAY, taken } from './family-market';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

describe('consents', () => {
  it('are listed with their receiver, taken back by who gave them, and given again', async () => {
    const [family, now] = [await newFamily(), new Date()];
    await taken(family, await openOffering(market));
    const page = await childPage(family.actor, family.childId);
    expect(page.agreed).toBe(true);
    expect(
      page.consents.map(({ kind, receiverEn, livePlaces }) => [kind, receiverEn, livePlaces]).sort(),
    ).toEqual([
      ['child_data', null, 0],
      ['roster_to_provider', 'Blue Whale Football Club', 1],
    ]);
    const own = page.consents.find(({ kind }) => kind === 'child_data');
    const wish = { childId: family.childId, consentId: own?.id ?? '' };
    await expect(withdrawConsent((await newFamily()).actor, wish, now)).rejects.toBeInstanceOf(NotFound);
    await withdrawConsent(family.actor, wish, now);
    await expect(withdrawConsent(family.actor, wish, now)).rejects.toBeInstanceOf(NotFound);
    expect((await childPage(family.actor, family.childId)).agreed).toBe(false);
    await Promise.all([1, 2, 3].map(() => agreeToChildData(family.actor, { childId: family.childId }, now)));
    const after = await childPage(family.actor, family.childId);
    expect(after.agreed).toBe(true);
    expect(after.consents.filter(({ kind }) => kind === 'child_data')).toHaveLength(2);
  });
});

describe('removing a child', () => {
  it('waits until its places are given up, then ends consents and sight', async () => {
    const [family, now] = [await newFamily(), new Date()];
    const enrollmentId = await taken(family, await openOffering(market));
    const wish = { childId: family.childId };
    expect(await unlinkChild(family.actor, wish, now)).toMatchObject({
      refusals: [{ code: 'child_has_places' }],
    });
    await cancelEnrollment(family.actor, { enrollmentId }, now);
    expect(await unlinkChild(family.actor, wish, now)).toEqual({ kind: 'done' });
    expect(await childrenOf(family.actor)).toEqual([]);
    expect(await db.consent.count({ where: { childId: family.childId, withdrawnAt: null } })).toBe(0);
    await expect(childPage(family.actor, family.childId)).rejects.toBeInstanceOf(NotFound);
    await expect(unlinkChild(family.actor, wish, now)).rejects.toBeInstanceOf(NotFound);
    // What they paid and took stays theirs to read.
    expect(await placePage(family.actor, enrollmentId, now)).toMatchObject({
      status: 'canceled',
      mayAct: false,
    });
  });

  it('leaves the other parent’s places alone', async () => {
    const [mother, father, now] = [await newFamily(), await newFamily(), new Date()];
    const childId = mother.childId;
    await db.guardianChild.create({ data: { guardianId: father.guardianId, childId } });
    const enrollmentId = await taken(mother, await openOffering(market));
    expect(await unlinkChild(father.actor, { childId }, now)).toEqual({ kind: 'done' });
    expect(await placePage(mother.actor, enrollmentId, now)).toMatchObject({ status: 'held', mayAct: true });
  });
});

describe('what is somebody else’s', () => {
  it('is not found: child, place, payments, choice', async () => {
    const [family, stranger, now] = [await newFamily(), await newFamily(), new Date()];
    const id = await taken(family, await openOffering(market));
    const { actor } = stranger;
    await expect(childPage(actor, family.childId)).rejects.toBeInstanceOf(NotFound);
    await expect(chosenChild(actor, family.childId)).rejects.toBeInstanceOf(NotFound);
    await expect(placePage(actor, id, now)).rejects.toBeInstanceOf(NotFound);
    await expect(agreeToChildData(actor, { childId: family.childId }, now)).rejects.toBeInstanceOf(NotFound);
    expect((await paymentsPage(actor)).terms).toEqual([]);
    expect(await holdsOf(actor, now)).toEqual([]);
    expect(await chosenChild(family.actor, family.childId)).toBe(family.childId);
  });
});

describe('the page before enrolling', () => {
  it('tells for each child whether the class fits, what it costs and who receives the list', async () => {
    const [family, now] = [await newFamily({ grade: 3 }), new Date()];
    const other = await newFamily({ grade: 6 });
    await db.guardianChild.create({ data: { guardianId: family.guardianId, childId: other.childId } });
    const offeringId = await openOffering(market, { capacity: 2, materialsFen: 500 });
    const page = await askPage(family.actor, offeringId, now);
    expect(page.candidates.map(({ grade, refusals }) => [grade, refusals.map(({ code }) => code)])).toEqual([
      [3, []],
      [6, ['grade']],
    ]);
    expect(page).toMatchObject({
      placesLeft: 2,
      lessonsToCome: 4,
      holdMinutes: 15,
      quote: { dueFen: 14_500 },
      receiver: { nameZh: '海盐蓝鲸足球俱乐部' },
    });
    expect(page.candidates[0]?.consentsMissing).toEqual(['child_data', 'roster_to_provider']);
    const placeId = await taken(family, offeringId);
    expect((await askPage(family.actor, offeringId, now)).candidates[0]).toMatchObject({ placeId });
    await db.offering.update({ where: { id: offeringId }, data: { status: 'approved' } });
    await expect(askPage(family.actor, offeringId, now)).rejects.toBeInstanceOf(NotFound);
    await expect(askPage(family.actor, randomUUID(), now)).rejects.toBeInstanceOf(NotFound);
  });

  it('asks no list for a school’s own course', async () => {
    const own = await db.provider.create({
      data: { kind: 'school', nameZh: '向阳小学', nameEn: 'Xiangyang Primary' },
    });
    const course = await db.course.create({
      data: {
        providerId: own.id,
        status: 'approved',
        category: 'labour',
        titleZh: '种菜',
        titleEn: 'Gardening',
        grades: [3],
      },
    });
    const family = await newFamily();
    const offeringId = await openOffering(market, { courseId: course.id });
    const page = await askPage(family.actor, offeringId, new Date());
    expect(page.receiver).toBeNull();
    expect(page.candidates[0]?.consentsMissing).toEqual(['child_data']);
  });
});

describe('the week', () => {
  const date = (day: string) => new Date(`${day}T00:00:00Z`);
  const monday = addDays(mondayOf(TODAY), 21);

  it('shows what is taken, names days off, shows working weekends, and what would fit', async () => {
    await db.term.update({
      where: { id: '2026-autumn' },
      data: { fromDate: date(addDays(TODAY, -100)), toDate: date(addDays(TODAY, 100)) },
    });
    await db.calendarDay.createMany({
      data: [
        { date: date(addDays(monday, 2)), kind: 'rest' },
        { date: date(addDays(monday, 3)), kind: 'county_break', nameZh: '秋假', nameEn: 'Autumn break' },
        { date: date(addDays(monday, 5)), kind: 'school_on_weekend', timetableOf: 3 },
      ],
    });
    await db.lessonEnd.deleteMany({ where: { schoolId: 'xiangyang', grade: 3 } });
    await db.lessonEnd.createMany({
      data: [1, 2, 3, 4, 5].map((weekday) => ({
        schoolId: 'xiangyang',
        grade: 3,
        weekday,
        endMinute: weekday === 5 ? 890 : 930,
      })),
    });
    const [family, now] = [await newFamily(), new Date()];
    const tuesday = addDays(monday, 1);
    const confirmed = await openOffering(market, { dates: [tuesday], payer: 'county', startMinute: 940 });
    await taken(family, confirmed);
    const held = await openOffering(market, { dates: [tuesday], startMinute: 1030, endMinute: 1080 });
    const heldId = await taken(family, held);

    const week = await weekOf(family.actor, addDays(monday, 4), now);
    expect(week.monday).toBe(monday);
    expect(
      week.days.map(({ weekday, off, timetableOf }) => [weekday, off?.kind ?? null, timetableOf]),
    ).toEqual([
      [1, null, null],
      [2, null, null],
      [3, 'holiday', null],
      [4, 'county_break', null],
      [5, null, null],
      [6, null, 3],
    ]);
    const [mine] = week.children;
    expect(mine?.lessons.map(({ date: on, startMinute, held: unpaid }) => [on, startMinute, unpaid])).toEqual(
      [
        [tuesday, 940, false],
        [tuesday, 1030, true],
      ],
    );
    expect(mine?.lessons[0]).toMatchObject({ schoolEn: 'Xiangyang Primary', canceled: false });
    expect(mine?.free).toEqual([
      { date: monday, weekday: 1, fromMinute: 930 },
      { date: addDays(monday, 4), weekday: 5, fromMinute: 890 },
      { date: addDays(monday, 5), weekday: 3, fromMinute: 930 },
    ]);
    expect((await holdsOf(family.actor, now)).map(({ id, dueFen }) => [id, dueFen])).toEqual([
      [heldId, 3500],
    ]);
    expect((await upcomingLessons(family.actor, now)).map(({ enrollmentId }) => enrollmentId)).not.toContain(
      heldId,
    );
    const later = new Date(now.getTime() + 16 * 60_000);
    expect((await weekOf(family.actor, monday, later)).children[0]?.lessons).toHaveLength(1);
    expect(await holdsOf(family.actor, later)).toEqual([]);
  });

  it('counts what fits by the decision of the button itself', async () => {
    await db.calendarDay.deleteMany();
    await db.offering.updateMany({ data: { closesAt: new Date(Date.now() - 1000) } });
    const family = await newFamily();
    const now = new Date();
    await openOffering(market, { weekday: 1, dates: [dayAhead(14, 1)] });
    await openOffering(market, { weekday: 1, dates: [dayAhead(14, 1)], grades: [6] });
    await openOffering(market, {
      weekday: 1,
      dates: [dayAhead(14, 1)],
      schoolId: 'ganpu',
      audience: 'own_school',
    });
    await openOffering(market, { weekday: 3, dates: [dayAhead(14, 3)] });
    expect(await fittingByWeekday(family.childId, now)).toEqual({ 1: 1, 3: 1 });
    await taken(
      family,
      await openOffering(market, { weekday: 3, dates: [dayAhead(14, 3)], startMinute: 960 }),
    );
    expect(await fittingByWeekday(family.childId, now)).toEqual({ 1: 1 });
  });

  it('ends a lesson on the stroke of its end', async () => {
    const family = await newFamily();
    const first = dayAhead(14, 5);
    await taken(family, await openOffering(market, { payer: 'county', weekday: 5, dates: [first] }));
    const end = instantOf(first, 1030);
    expect(await upcomingLessons(family.actor, new Date(end.getTime() - 1))).toHaveLength(1);
    expect(await upcomingLessons(family.actor, end)).toEqual([]);
  });
});
