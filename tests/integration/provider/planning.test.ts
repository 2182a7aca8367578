import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import type { Refusal } from '~/domain/refusal';
import { changeStaff } from '~/services/planning/change-staff.server';
import { discardPlan } from '~/services/planning/discard.server';
import { planEditor } from '~/services/planning/queries.server';
import { savePlan } from '~/services/planning/save.server';
import { startPlan } from '~/services/planning/start.server';
import { submitPlan } from '~/services/planning/submit.server';
import { withdrawPlan } from '~/services/planning/withdraw.server';
import { makeCourse, makeInstructor, makeProvider, makeSchool, NOW, soundPlan } from './county';

let school: Awaited<ReturnType<typeof makeSchool>>;
let owner: Actor;
let providerId: string;
let courseId: string;
let coach: string;

beforeAll(async () => {
  school = await makeSchool();
  ({ owner, providerId } = await makeProvider());
  courseId = await makeCourse(providerId);
  coach = (await makeInstructor(providerId)).instructorId;
});

async function newPlan(as = owner, of = courseId): Promise<string> {
  const started = await startPlan(as, { courseId: of, schoolId: school.schoolId }, NOW);
  if (started.kind !== 'done') throw new Error(JSON.stringify(started));
  return started.offeringId;
}

const codes = (outcome: { kind: string; refusals?: Refusal[] }) =>
  outcome.refusals?.map(({ code, path, params }) => (code === 'rule' ? `${params?.ruleId} ${path}` : code)) ??
  outcome.kind;

describe('a plan', () => {
  it('begins with what is usual and keeps whatever is written in it', async () => {
    const offeringId = await newPlan();
    const begun = await planEditor(owner, { offeringId, lng: 'en' }, NOW);
    expect(begun.draft).toMatchObject({ grades: [3, 4, 5], capacity: 24, minimum: 12, perLessonFen: 4000 });
    expect(begun.untouched).toBe(true);

    const draft = soundPlan(coach, { slots: [], staff: [], opensAt: null, closesAt: null });
    expect(await savePlan(owner, { offeringId, draft, lng: 'en' }, NOW)).toEqual({ kind: 'done' });
    const kept = await planEditor(owner, { offeringId, lng: 'en' }, NOW);
    expect(kept.draft).toMatchObject({ grades: [3, 4], capacity: 20, weeks: 4, slots: [], staff: [] });
  });

  it('goes to the school with dated lessons: holidays left out, a working Saturday by its timetable', async () => {
    const offeringId = await newPlan();
    const slots = [{ weekday: 3, startMinute: 940, endMinute: 1030 }];
    const draft = soundPlan(coach, { firstDate: '2026-09-23', slots, weeks: 3 });
    expect(await submitPlan(owner, { offeringId, draft, lng: 'en' }, NOW)).toEqual({
      kind: 'done',
      lessons: 3,
    });
    const lessons = await db.lesson.findMany({
      where: { offeringId },
      orderBy: { number: 'asc' },
      include: { staff: true },
    });
    expect(lessons.map((lesson) => lesson.date.toISOString().slice(0, 10))).toEqual([
      '2026-09-23',
      '2026-09-30',
      '2026-10-10', // Saturday, timetable of a Wednesday; Wednesday 7 October is a holiday
    ]);
    expect(lessons.every((lesson) => lesson.roomId === null && lesson.staff.length === 1)).toBe(true);
    const told = await db.message.findMany({ where: { userId: school.head.userId, kind: 'room_requested' } });
    expect(told.map(({ params }) => params)).toContainEqual({ offeringId });
    const audit = await db.auditEvent.findFirst({
      where: { subjectId: offeringId, verb: 'offering.submit' },
    });
    expect(audit).toMatchObject({ actorRole: 'provider_owner', actorUserId: owner.userId });
    await withdrawPlan(owner, { offeringId }, NOW);
  });

  it('is refused beside each field, and a refused one leaves nothing behind', async () => {
    const offeringId = await newPlan();
    const before = await db.offering.findUniqueOrThrow({ where: { id: offeringId } });
    const draft = soundPlan(coach, {
      perLessonFen: 4001,
      slots: [{ weekday: 2, startMinute: 900, endMinute: 990 }],
      closesAt: new Date('2026-09-22T08:00:00Z'),
    });
    const outcome = await submitPlan(owner, { offeringId, draft, lng: 'en' }, NOW);
    expect(codes(outcome)).toEqual(['closes_after_start', 'P2 perLessonFen', 'T1 slots[0].startMinute']);
    expect(await db.lesson.count({ where: { offeringId } })).toBe(0);
    const { updatedAt, ...after } = await db.offering.findUniqueOrThrow({ where: { id: offeringId } });
    expect(after).toEqual({ ...before, updatedAt: undefined });
    expect(updatedAt).toEqual(before.updatedAt);
  });

  it('comes back from the school with its reason, is mended and sent again', async () => {
    const offeringId = await newPlan();
    const draft = soundPlan(coach, { slots: [{ weekday: 4, startMinute: 940, endMinute: 1030 }] });
    expect(codes(await submitPlan(owner, { offeringId, draft, lng: 'en' }, NOW))).toBe('done');
    expect(codes(await savePlan(owner, { offeringId, draft, lng: 'en' }, NOW))).toEqual(['invalid_state']);
    // What the school's refusal does to the rows.
    await db.lesson.deleteMany({ where: { offeringId } });
    await db.offering.update({
      where: { id: offeringId },
      data: { status: 'refused', refusalReason: 'The ground is taken on Thursdays.' },
    });
    const shown = await planEditor(owner, { offeringId, lng: 'en' }, NOW);
    expect(shown).toMatchObject({ writable: true, refusalReason: 'The ground is taken on Thursdays.' });

    const mended = soundPlan(coach, { slots: [{ weekday: 5, startMinute: 940, endMinute: 1030 }] });
    expect(codes(await submitPlan(owner, { offeringId, draft: mended, lng: 'en' }, NOW))).toBe('done');
    expect(await db.offering.findUniqueOrThrow({ where: { id: offeringId } })).toMatchObject({
      status: 'submitted',
      refusalReason: null,
    });
    await withdrawPlan(owner, { offeringId }, NOW);
  });

  it('is taken back while the school has not decided: lessons gone, people free; later it is not', async () => {
    const offeringId = await newPlan();
    await submitPlan(owner, { offeringId, draft: soundPlan(coach), lng: 'en' }, NOW);
    expect(await withdrawPlan(owner, { offeringId }, NOW)).toEqual({ kind: 'done' });
    expect(await db.lessonStaff.count({ where: { instructorId: coach } })).toBe(0);
    expect(codes(await withdrawPlan(owner, { offeringId }, NOW))).toEqual(['invalid_state']);
    expect(await discardPlan(owner, { offeringId }, NOW)).toEqual({ kind: 'done' });
    expect(await db.offering.findUnique({ where: { id: offeringId } })).toBeNull();
  });

  it('of somebody else is not found, and neither are somebody else’s people', async () => {
    const offeringId = await newPlan();
    const stranger = await makeProvider();
    const plan = { offeringId, draft: soundPlan(coach), lng: 'en' };
    await expect(savePlan(stranger.owner, plan, NOW)).rejects.toThrow('not found');
    await expect(submitPlan(stranger.owner, plan, NOW)).rejects.toThrow('not found');
    await expect(startPlan(stranger.owner, { courseId, schoolId: school.schoolId }, NOW)).rejects.toThrow();
    const theirs = (await makeInstructor(stranger.providerId)).instructorId;
    const lent = { offeringId, draft: soundPlan(theirs), lng: 'en' };
    expect(codes(await savePlan(owner, lent, NOW))).toEqual(['staff_elsewhere']);
  });
});

describe('an instructor', () => {
  it('is in one place at a time: the second plan is refused with the name of the clash', async () => {
    const person = (await makeInstructor(providerId)).instructorId;
    const [first, second] = [await newPlan(), await newPlan()];
    await submitPlan(owner, { offeringId: first, draft: soundPlan(person), lng: 'en' }, NOW);
    const late = soundPlan(person, { slots: [{ weekday: 2, startMinute: 1020, endMinute: 1080 }] });
    const outcome = await submitPlan(owner, { offeringId: second, draft: late, lng: 'en' }, NOW);
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusals: [
        {
          code: 'instructor_taken',
          path: 'staff[0]',
          params: { name: 'Coach Zhou', title: 'Clay for children', date: '2026-09-22', start: '15:40' },
        },
      ],
    });
  });

  it('goes to one of many plans sent at the same moment; the others are told so in words', async () => {
    const person = (await makeInstructor(providerId)).instructorId;
    const slots = [{ weekday: 1, startMinute: 940, endMinute: 1030 }];
    const plans = await Promise.all(Array.from({ length: 6 }, () => newPlan()));
    const outcomes = await Promise.all(
      plans.map((offeringId) =>
        submitPlan(owner, { offeringId, draft: soundPlan(person, { slots }), lng: 'en' }, NOW),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    for (const outcome of outcomes.filter(({ kind }) => kind === 'refused')) {
      expect(outcome).toMatchObject({ refusals: [{ code: 'instructor_taken' }] });
    }
    const live = await db.lessonStaff.findMany({ where: { instructorId: person } });
    expect(new Set(live.map(({ date, startMinute }) => `${date.toISOString()} ${startMinute}`)).size).toBe(
      live.length,
    );
  });

  it('whose check runs out during the class cannot be planned', async () => {
    const person = (await makeInstructor(providerId, { checkedOn: '2025-09-30' })).instructorId;
    const offeringId = await newPlan();
    const outcome = await submitPlan(owner, { offeringId, draft: soundPlan(person), lng: 'en' }, NOW);
    expect(codes(outcome)).toEqual(['P8 staff[0]']);
  });

  it('can be replaced for the lessons still to come; what was taught keeps who taught it', async () => {
    const [before, after] = [
      (await makeInstructor(providerId)).instructorId,
      (await makeInstructor(providerId)).instructorId,
    ];
    const offeringId = await newPlan();
    await submitPlan(owner, { offeringId, draft: soundPlan(before), lng: 'en' }, NOW);
    const later = new Date('2026-10-12T02:00:00Z');
    const staff = [{ instructorId: after, role: 'lead' as const }];
    expect(await changeStaff(owner, { offeringId, staff, lng: 'en' }, later)).toEqual({ kind: 'done' });
    const who = await db.lessonStaff.findMany({
      where: { lesson: { offeringId } },
      orderBy: { date: 'asc' },
    });
    expect(who.map((row) => [row.date < dateColumn('2026-10-12'), row.instructorId])).toEqual([
      [true, before],
      [true, before],
      [false, after],
    ]);
    expect(codes(await changeStaff(owner, { offeringId, staff: [], lng: 'en' }, later))).toEqual([
      'P6 staff',
    ]);
  });
});
