import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { addDays, instantOf, type SchoolDate } from '~/domain/calendar';
import type { CredentialKind } from '~/domain/states';
import { runDueJobs } from '~/jobs/runner.server';
import { expiryBoard } from '~/services/expiry/board.server';
import { pauseSale } from '~/services/expiry/pause-sale.server';
import { replaceInstructor } from '~/services/expiry/replace-instructor.server';
import { sweepExpiries } from '~/services/expiry/sweep.server';
import { savePaper } from '~/services/provider/save-paper.server';
import { recordCheck } from '~/services/staff/record-check.server';
import { makeChildIn, makeInstructor, makeProvider, makeSchool, NOW, staffMember } from '../provider/county';
import { answerOf, auditAbout, makeSeller, messagesTo, type Seller } from '../school/here';
import { makeClass, TUESDAYS } from './class';

const TODAY = '2026-09-07';
const [, , third = ''] = TUESDAYS;

/** Ten past two at night. */
const nightOf = (date: SchoolDate) => instantOf(date, 130);

let school: Awaited<ReturnType<typeof makeSchool>>;
let seller: Seller;
let officer: Awaited<ReturnType<typeof staffMember>>;

beforeEach(async () => {
  school = await makeSchool();
  seller = await makeSeller();
  const { courseId: id } = seller;
  await db.course.update({ where: { id }, data: { syllabusZh: ['捏泥'], syllabusEn: ['Pinch pots'] } });
  officer = await staffMember('bureau_officer');
});

/** As if the last check had been another day: the people of a class were in order when it was planned. */
async function checkedOn(instructorId: string, date: SchoolDate) {
  await db.staffCheck.deleteMany({ where: { instructorId } });
  await db.staffCheck.create({
    data: { instructorId, checkedOn: dateColumn(date), result: 'clear', reference: 'ZJ-2' },
  });
}

const expiresOn = (instructorId: string, date: SchoolDate) => checkedOn(instructorId, addDays(date, -365));
const paperEnds = (kind: CredentialKind, date: SchoolDate) =>
  db.credential.updateMany({
    where: { providerId: seller.providerId, kind },
    data: { validTo: dateColumn(date), number: 'SECRET-2' },
  });
const saleOf = (id: string) =>
  db.offering.findUniqueOrThrow({
    where: { id },
    select: { pausedAt: true, pausedRule: true, pausedBy: true },
  });
const sweep = (date: SchoolDate) => sweepExpiries(nightOf(date), { providerId: seller.providerId });
const ownBoard = (date: SchoolDate) =>
  expiryBoard(db, { kind: 'provider', providerId: seller.providerId }, nightOf(date));

describe('the nightly sweep', () => {
  it('warns 60, 30 and 7 days before and on the day after, each once, and never twice a day', async () => {
    await expiresOn(seller.instructorId, '2026-12-01');
    const told: number[] = [];
    for (const date of ['2026-10-01', '2026-10-02', '2026-10-02', '2026-10-31', '2026-11-01', '2026-11-24']) {
      told.push((await sweep(date)).told);
    }
    expect(told).toEqual([0, 1, 0, 0, 1, 1]);
    expect((await sweep('2026-12-01')).told).toBe(0);
    expect((await sweep('2026-12-02')).told).toBe(1);
    expect((await sweep('2026-12-09')).told).toBe(0);
    expect(await messagesTo(seller.owner.userId)).toEqual([
      'expiry_soon',
      'expiry_soon',
      'expiry_soon',
      'expiry_now',
    ]);
    const sent = await db.expiryNotice.findMany({
      where: { subjectId: seller.instructorId },
      orderBy: { sentAt: 'asc' },
    });
    expect(sent.map(({ daysBefore }) => daysBefore)).toEqual([60, 30, 7, 0]);
  });

  it('sends the most urgent one only when nights were missed, and holds nobody up at once', async () => {
    await expiresOn(seller.instructorId, '2026-12-01');
    const [one, two] = await Promise.all([sweep('2026-11-28'), sweep('2026-11-28')]);
    expect(one.told + two.told).toBe(1);
    expect(await messagesTo(seller.owner.userId)).toEqual(['expiry_soon']);
  });

  it('on the day pauses what is on sale and says so to provider, school and bureau; renewed, it goes on', async () => {
    const offeringId = await makeClass(seller, school.schoolId, { status: 'open' });
    const draft = await makeClass(seller, school.schoolId, {
      status: 'running',
      start: '17:20',
      end: '18:00',
    });
    await expiresOn(seller.instructorId, addDays(third, -1));
    expect(await sweep(addDays(third, -1))).toMatchObject({ paused: 0 });
    expect(await sweep(third)).toEqual({ told: 1, paused: 1, resumed: 0 });
    expect(await sweep(third)).toEqual({ told: 0, paused: 0, resumed: 0 });
    expect(await saleOf(offeringId)).toMatchObject({ pausedRule: 'P8', pausedBy: null });
    expect((await saleOf(draft)).pausedAt).toBeNull();
    expect(await messagesTo(school.head.userId)).toEqual(['expiry_at_school']);
    expect(await messagesTo(officer.userId)).toEqual(['expiry_in_county']);
    const message = await db.message.findFirstOrThrow({ where: { userId: school.head.userId } });
    expect(JSON.stringify(message.params)).not.toMatch(/ZJ-|周/);

    const checked = { instructorId: seller.instructorId, checkedOn: third, result: 'clear' as const };
    await recordCheck(seller.owner, { ...checked, reference: 'ZJ-3' }, nightOf(third));
    await runDueJobs(nightOf(third));
    expect(await saleOf(offeringId)).toMatchObject({ pausedAt: null, pausedRule: null });
    const verbs = (await auditAbout(offeringId)).map(({ verb, actorRole }) => [verb, actorRole]);
    expect(verbs).toEqual([
      ['offering.pause', 'system:sweep-expiries'],
      ['offering.resume', 'system:sweep-expiries'],
    ]);
  });

  it('never ends a pause that the bureau made', async () => {
    const offeringId = await makeClass(seller, school.schoolId, { status: 'open' });
    await db.offering.update({
      where: { id: offeringId },
      data: { pausedAt: NOW, pausedRule: 'P8', pausedBy: officer.userId },
    });
    expect(await sweep(TODAY)).toMatchObject({ paused: 0, resumed: 0 });
    expect(await saleOf(offeringId)).toMatchObject({ pausedBy: officer.userId });
  });

  it('pauses for a paper that ran out (P4), and goes on by the new one at once', async () => {
    const offeringId = await makeClass(seller, school.schoolId, { status: 'open' });
    const paper = { kind: 'school_running_licence' as const, number: 'SECRET-1', issuedBy: '教育局' };
    await paperEnds('school_running_licence', '2026-09-06');
    expect(await sweep(TODAY)).toMatchObject({ told: 1, paused: 1 });
    expect(await saleOf(offeringId)).toMatchObject({ pausedRule: 'P4' });
    const renewed = { ...paper, paperId: null, validTo: '2027-09-06', upload: null };
    await savePaper(seller.owner, renewed, NOW);
    await runDueJobs(NOW);
    expect(await saleOf(offeringId)).toMatchObject({ pausedAt: null });
  });

  it('pauses when the listing is over (P1)', async () => {
    const offeringId = await makeClass(seller, school.schoolId, { status: 'approved' });
    await db.listing.updateMany({
      where: { providerId: seller.providerId },
      data: { validTo: dateColumn('2026-09-06') },
    });
    expect(await sweep(TODAY)).toMatchObject({ paused: 1 });
    expect(await saleOf(offeringId)).toMatchObject({ pausedRule: 'P1' });
  });
});

describe('what people see', () => {
  it('shows what is out of date though no job ran: lessons, children, and who could stand in', async () => {
    const offeringId = await makeClass(seller, school.schoolId, { status: 'open' });
    await makeChildIn(offeringId, { ...seller, schoolId: school.schoolId, name: '林一诺' });
    const { instructorId: other } = await makeInstructor(seller.providerId);
    await expiresOn(seller.instructorId, addDays(third, -1));
    const board = await ownBoard(TODAY);
    expect(board.totals).toEqual({ expired: 0, soon: 1, lessons: 2, children: 1, paused: 0 });
    expect(board.rows).toMatchObject([
      {
        kind: 'staff_check',
        state: 'soon60',
        lessons: 2,
        children: 1,
        person: { id: seller.instructorId },
        classes: [{ id: offeringId, standIn: { id: other }, children: 1 }],
      },
    ]);
    expect((await ownBoard(third)).totals).toMatchObject({ expired: 1, lessons: 2 });
    expect((await ownBoard(TODAY)).rows[0]?.classes[0]?.lessons.map(({ date }) => date)).toEqual(
      TUESDAYS.slice(2),
    );
  });

  it('each their own: a provider its things, a school its lessons, the bureau all', async () => {
    const offeringId = await makeClass(seller, school.schoolId, { status: 'open' });
    await paperEnds('business_licence', '2026-09-20');
    const elsewhere = await makeSchool();
    const stranger = await makeProvider();
    const schoolBoard = (schoolId: string) => expiryBoard(db, { kind: 'school', schoolIds: [schoolId] }, NOW);
    const here = await schoolBoard(school.schoolId);
    expect(here.rows.map(({ paper, lessons }) => [paper, lessons])).toEqual([['business_licence', 4]]);
    expect(here.rows[0]?.classes.map(({ id }) => id)).toEqual([offeringId]);
    expect(JSON.stringify(here)).not.toMatch(/SECRET|ZJ-/);
    expect((await schoolBoard(elsewhere.schoolId)).rows).toEqual([]);
    const theirs = await expiryBoard(db, { kind: 'provider', providerId: stranger.providerId }, NOW);
    expect(theirs.rows).toEqual([]);
    const county = await expiryBoard(db, { kind: 'bureau' }, NOW);
    expect(county.rows.some(({ provider }) => provider.id === seller.providerId)).toBe(true);
  });
});

describe('another instructor', () => {
  async function touchedClass() {
    const offeringId = await makeClass(seller, school.schoolId, { status: 'open' });
    const { instructorId: other } = await makeInstructor(seller.providerId);
    await expiresOn(seller.instructorId, addDays(third, -1));
    const ask = { offeringId, fromInstructorId: seller.instructorId, toInstructorId: other };
    return { offeringId, other, ask };
  }
  const inLessons = async (offeringId: string) =>
    (
      await db.lesson.findMany({
        where: { offeringId },
        orderBy: { number: 'asc' },
        select: { staff: { select: { instructorId: true, role: true } } },
      })
    ).map(({ staff }) => staff);

  it('stands in only where something is out of date; the school is told and sales go on', async () => {
    const { offeringId, other, ask } = await touchedClass();
    await sweep(third);
    expect((await saleOf(offeringId)).pausedRule).toBe('P8');
    expect(await replaceInstructor(seller.owner, ask, nightOf(third))).toEqual({ kind: 'done', lessons: 2 });
    const before = [{ instructorId: seller.instructorId, role: 'lead' }];
    const after = [{ instructorId: other, role: 'lead' }];
    expect(await inLessons(offeringId)).toEqual([before, before, after, after]);
    const team = await db.offeringStaff.findMany({ where: { offeringId } });
    expect(team.map(({ instructorId, role }) => ({ instructorId, role }))).toEqual(after);
    expect((await saleOf(offeringId)).pausedAt).toBeNull();
    expect(await messagesTo(school.head.userId)).toEqual(['expiry_at_school', 'class_staff_replaced']);
    const audit = (await auditAbout(offeringId)).map(({ verb }) => verb);
    expect(audit).toEqual(['offering.pause', 'offering.replace_instructor', 'offering.resume']);
    expect(answerOf(await replaceInstructor(seller.owner, ask, nightOf(third)))).toEqual([
      'expiry_nothing_touched',
    ]);
  });

  it('keeps who still has lessons in which all is in order', async () => {
    const { offeringId, other, ask } = await touchedClass();
    expect(await replaceInstructor(seller.owner, ask, NOW)).toEqual({ kind: 'done', lessons: 2 });
    const team = await db.offeringStaff.findMany({ where: { offeringId } });
    expect(team.map(({ instructorId }) => instructorId).sort()).toEqual([seller.instructorId, other].sort());
  });

  it('is refused for somebody unchecked, barred, or elsewhere at that time', async () => {
    const { other, ask } = await touchedClass();
    await expiresOn(other, third);
    expect(answerOf(await replaceInstructor(seller.owner, ask, NOW))).toEqual(['instructor_check_expired']);
    await db.staffCheck.deleteMany({ where: { instructorId: other } });
    expect(answerOf(await replaceInstructor(seller.owner, ask, NOW))).toEqual(['instructor_check_missing']);
    await checkedOn(other, '2026-09-01');
    await db.instructor.update({ where: { id: other }, data: { qualificationKind: null } });
    expect(answerOf(await replaceInstructor(seller.owner, ask, NOW))).toEqual(['instructor_unqualified']);
    await db.instructor.update({ where: { id: other }, data: { qualificationKind: 'coach' } });
    await makeClass({ ...seller, instructorId: other }, school.schoolId, { dates: [third], start: '17:00' });
    expect(answerOf(await replaceInstructor(seller.owner, ask, NOW))).toEqual(['instructor_taken']);
  });

  it('of somebody else, or in somebody else’s class, is not found', async () => {
    const { ask } = await touchedClass();
    const stranger = await makeSeller();
    await expect(replaceInstructor(stranger.owner, ask, NOW)).rejects.toThrow('not found');
    await expect(pauseSale(stranger.owner, ask, NOW)).rejects.toThrow('not found');
    const lent = { ...ask, toInstructorId: stranger.instructorId };
    await expect(replaceInstructor(seller.owner, lent, NOW)).rejects.toThrow('not found');
  });

  it('or nobody: the provider pauses early, and it goes on once renewed', async () => {
    const { offeringId, ask } = await touchedClass();
    expect(await pauseSale(seller.owner, ask, NOW)).toEqual({ kind: 'done' });
    expect(answerOf(await pauseSale(seller.owner, ask, NOW))).toEqual(['invalid_state']);
    expect(await sweep(TODAY)).toMatchObject({ paused: 0, resumed: 0 });
    await checkedOn(seller.instructorId, TODAY);
    expect(await sweep(TODAY)).toMatchObject({ resumed: 1 });
    expect((await saleOf(offeringId)).pausedAt).toBeNull();
  });
});
