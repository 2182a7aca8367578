import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { ownCourse } from '~/services/course/queries.server';
import { retireCourse } from '~/services/course/retire.server';
import { saveCourseDraft } from '~/services/course/save-draft.server';
import { submitCourse } from '~/services/course/submit.server';
import { returnCourse } from '~/services/course-review/return.server';
import { startPlan } from '~/services/planning/start.server';
import { submitPlan } from '~/services/planning/submit.server';
import { giveSignIn } from '~/services/staff/give-sign-in.server';
import { instructorDetail, instructorList } from '~/services/staff/queries.server';
import { recordCheck } from '~/services/staff/record-check.server';
import { recordDeparture } from '~/services/staff/record-departure.server';
import { makeCourse, makeInstructor, makeProvider, makeSchool, NOW, soundPlan, staffMember } from './county';

const written = {
  category: 'sport' as const,
  titleZh: '少儿足球',
  titleEn: 'Football for children',
  summaryZh: '踢球、配合、交朋友。',
  summaryEn: 'Play, pass and make friends.',
  syllabusZh: ['传球', '射门'],
  syllabusEn: ['Passing', 'Shooting'],
  materialsZh: '',
  materialsEn: '',
  grades: [3, 4],
  groupMax: 24,
  roomKinds: ['sports_ground' as const],
  minAreaM2: null,
  equipment: ['ball_goals'],
  assessment: 'none' as const,
  promises: [],
  homeworkMinutes: 0,
};

describe('a course', () => {
  it('is a draft with anything missing, is refused at each gap, sent, returned with reasons and sent again', async () => {
    const { owner } = await makeProvider();
    const officer = await staffMember('bureau_officer');
    const unfinished = { ...written, titleEn: '', syllabusEn: [], grades: [] };
    const saved = await saveCourseDraft(owner, { ...unfinished, courseId: null }, NOW);
    const courseId = saved.kind === 'done' ? saved.courseId : '';
    const early = await submitCourse(owner, { ...unfinished, courseId }, NOW);
    expect(early).toMatchObject({
      refusals: [{ path: 'titleEn' }, { path: 'syllabusEn' }, { path: 'grades' }],
    });

    expect(await submitCourse(owner, { ...written, courseId }, NOW)).toMatchObject({ status: 'submitted' });
    expect(await saveCourseDraft(owner, { ...written, courseId }, NOW)).toMatchObject({
      refusals: [{ code: 'invalid_state' }],
    });
    await returnCourse(officer, { courseId, reason: 'Say what happens when it rains.' }, NOW);
    expect(await ownCourse(owner, courseId)).toMatchObject({
      status: 'returned',
      reasons: 'Say what happens when it rains.',
    });
    const mended = { ...written, summaryEn: 'Play, pass; in the gym when it rains.' };
    expect(await submitCourse(owner, { ...mended, courseId }, NOW)).toMatchObject({ kind: 'done' });
    expect((await ownCourse(owner, courseId)).history).toHaveLength(3);
  });

  it('of somebody else is not found; one with classes on their way cannot be retired', async () => {
    const { owner, providerId } = await makeProvider();
    const courseId = await makeCourse(providerId);
    const stranger = (await makeProvider()).owner;
    await expect(ownCourse(stranger, courseId)).rejects.toThrow('not found');
    await expect(retireCourse(stranger, { courseId }, NOW)).rejects.toThrow('not found');

    const { schoolId } = await makeSchool();
    const { instructorId } = await makeInstructor(providerId);
    const plan = await startPlan(owner, { courseId, schoolId }, NOW);
    const offeringId = plan.kind === 'done' ? plan.offeringId : '';
    await submitPlan(owner, { offeringId, draft: soundPlan(instructorId), lng: 'en' }, NOW);
    expect(await retireCourse(owner, { courseId }, NOW)).toMatchObject({
      refusals: [{ code: 'course_has_offerings', params: { count: 1 } }],
    });
    await db.offering.delete({ where: { id: offeringId } });
    expect(await retireCourse(owner, { courseId }, NOW)).toMatchObject({ status: 'retired' });
  });
});

describe('an instructor', () => {
  it('shows a check that runs out, and takes a newer one only after consent and never for tomorrow', async () => {
    const { owner, providerId } = await makeProvider();
    const { instructorId } = await makeInstructor(providerId, { checkedOn: '2025-10-01' });
    expect(await instructorList(owner, NOW)).toMatchObject([
      { check: { kind: 'valid', until: '2026-10-01' }, checkExpiry: 'expires_soon' },
    ]);
    const check = { instructorId, result: 'clear' as const, reference: 'ZJ-2' };
    expect(await recordCheck(owner, { ...check, checkedOn: '2026-09-08' }, NOW)).toMatchObject({
      refusals: [{ code: 'date_in_future', path: 'checkedOn' }],
    });
    expect(await recordCheck(owner, { ...check, checkedOn: '2026-07-31' }, NOW)).toMatchObject({
      refusals: [{ code: 'check_before_consent', path: 'checkedOn' }],
    });
    expect(await recordCheck(owner, { ...check, checkedOn: '2026-09-07' }, NOW)).toEqual({ kind: 'done' });
    const detail = await instructorDetail(owner, instructorId, NOW);
    expect(detail.checks.map(({ reference }) => reference)).toEqual(['ZJ-2', 'ZJ-1']);
    expect(detail.checkExpiry).toBeNull();
  });

  it('leaves when no lesson counts on them any more, and their sign-in ends with it', async () => {
    const { owner, providerId } = await makeProvider();
    const courseId = await makeCourse(providerId);
    const { schoolId } = await makeSchool();
    const { instructorId, actor } = await makeInstructor(providerId);
    const plan = await startPlan(owner, { courseId, schoolId }, NOW);
    const offeringId = plan.kind === 'done' ? plan.offeringId : '';
    await submitPlan(owner, { offeringId, draft: soundPlan(instructorId), lng: 'en' }, NOW);
    const leave = { instructorId, leftOn: '2026-10-01' };
    expect(await recordDeparture(owner, leave, NOW)).toMatchObject({
      refusals: [{ code: 'instructor_has_lessons', params: { count: 1, date: '2026-10-13' } }],
    });
    expect(await recordDeparture(owner, { ...leave, leftOn: '2026-10-14' }, NOW)).toEqual({ kind: 'done' });
    const membership = await db.membership.findFirstOrThrow({ where: { userId: actor.userId } });
    expect(membership.endedAt).toEqual(NOW);
  });

  it('gets a sign-in of their own once, at an address no other instructor uses', async () => {
    const { owner, providerId } = await makeProvider();
    const person = await db.instructor.create({ data: { providerId, nameZh: '何教练', nameEn: 'Coach He' } });
    const other = await db.instructor.create({ data: { providerId, nameZh: '吴教练', nameEn: 'Coach Wu' } });
    const email = `coach-he-${person.id}@example.invalid`;
    const give = { email, locale: 'en' as const };
    expect(await giveSignIn(owner, { ...give, instructorId: person.id }, NOW)).toEqual({ kind: 'done' });
    expect(await instructorDetail(owner, person.id, NOW)).toMatchObject({ email });
    const role = await db.membership.findFirstOrThrow({ where: { user: { email } } });
    expect(role).toMatchObject({ role: 'provider_instructor', providerId });
    expect(await giveSignIn(owner, { ...give, instructorId: person.id }, NOW)).toMatchObject({
      refusals: [{ code: 'instructor_has_account' }],
    });
    expect(await giveSignIn(owner, { ...give, instructorId: other.id }, NOW)).toMatchObject({
      refusals: [{ code: 'email_in_use', path: 'email' }],
    });
    const stranger = (await makeProvider()).owner;
    await expect(giveSignIn(stranger, { ...give, instructorId: other.id }, NOW)).rejects.toThrow('not found');
  });

  it('whose address already has the role, from an attempt that broke off, is joined to it', async () => {
    const { owner, providerId } = await makeProvider();
    const person = await db.instructor.create({ data: { providerId, nameZh: '何教练', nameEn: 'Coach He' } });
    const half = await staffMember('provider_instructor', { providerId });
    const { email } = await db.user.findUniqueOrThrow({ where: { id: half.userId } });
    const input = { instructorId: person.id, email, locale: 'en' as const };
    expect(await giveSignIn(owner, input, NOW)).toEqual({ kind: 'done' });
    expect(await db.instructor.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
      userId: half.userId,
    });
  });
});
