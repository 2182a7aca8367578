import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import { RuleBroken } from '~/domain/rule-broken';
import { makeCourse, makeInstructor, makeProvider, makeSchool, NOW } from '../provider/county';
import { makeClass, makeGuardian, makePupil, makeRoom, makeSeller, type Seller } from '../school/here';

// What no screen does: rows written straight into the tables. Every hard rule that the database can know refuses.

let schoolId: string;
let seller: Seller;
let offeringId: string;

beforeAll(async () => {
  ({ schoolId } = await makeSchool());
  seller = await makeSeller();
  offeringId = await makeClass(seller, schoolId, { status: 'approved' });
});

const refusedBy = async (act: () => Promise<unknown>) => {
  try {
    await act();
  } catch (error) {
    return violationOf(error)?.constraint ?? String(error);
  }
  return 'done';
};

const offering = (data: Parameters<typeof db.offering.update>[0]['data']) => () =>
  db.offering.update({ where: { id: offeringId }, data });

const lesson =
  (date: string, startMinute = 940) =>
  () =>
    db.lesson.create({
      data: {
        offeringId,
        number: 90 + Math.floor(Math.random() * 1e6),
        date: dateColumn(date),
        startMinute,
        endMinute: startMinute + 30,
      },
    });

describe('a class', () => {
  it.each([
    ['V1', 'a class of 46 at a primary school', { capacity: 46 }],
    ['P2', 'a price above the posted standard', { perLessonFen: 4001 }],
  ])('%s: %s', async (rule, _, data) => {
    expect(await refusedBy(offering(data))).toBe(`rule_${rule}`);
  });

  it('V1: 45 are lawful', async () => {
    expect(await refusedBy(offering({ capacity: 45 }))).toBe('done');
  });

  it('P13: a sports class has at most 35, and two coaches above ten', async () => {
    const courseId = await makeCourse(seller.providerId);
    await db.course.update({ where: { id: courseId }, data: { category: 'sport' } });
    const sport = { ...seller, courseId };
    expect(await refusedBy(() => makeClass(sport, schoolId, { capacity: 36, staffed: false }))).toBe(
      'rule_P13',
    );
    const id = await makeClass(sport, schoolId, { capacity: 10, staffed: false });
    expect(await refusedBy(() => db.offering.update({ where: { id }, data: { capacity: 11 } }))).toBe(
      'rule_P13',
    );
    const { instructorId } = await makeInstructor(seller.providerId);
    await db.offeringStaff.create({ data: { offeringId: id, instructorId, role: 'assistant' } });
    expect(await refusedBy(() => db.offering.update({ where: { id }, data: { capacity: 11 } }))).toBe('done');
    const leave = () => db.offeringStaff.deleteMany({ where: { offeringId: id, instructorId } });
    expect(await refusedBy(leave)).toBe('rule_P13');
    // V3: 64 m² are floor for twelve, at five square metres each.
    const roomId = await makeRoom(schoolId);
    const place = () => db.lesson.updateMany({ where: { offeringId: id }, data: { roomId } });
    expect(await refusedBy(place)).toBe('done');
    await db.offering.update({ where: { id }, data: { roomId, status: 'approved' } });
    const shrink = () => db.room.update({ where: { id: roomId }, data: { areaM2: 54 } });
    expect(await refusedBy(shrink)).toBe('rule_V3');
    const small = await makeRoom(schoolId);
    await db.room.update({ where: { id: small }, data: { areaM2: 54 } });
    const move = () => db.lesson.updateMany({ where: { offeringId: id }, data: { roomId: small } });
    expect(await refusedBy(move)).toBe('rule_V3');
  });

  it('P6: never without somebody qualified who leads', async () => {
    const leave = () => db.offeringStaff.deleteMany({ where: { offeringId } });
    expect(await refusedBy(leave)).toBe('rule_P6');
    const demote = () => db.offeringStaff.updateMany({ where: { offeringId }, data: { role: 'assistant' } });
    expect(await refusedBy(demote)).toBe('rule_P6');
  });

  it('C2: never of a course that nobody approved', async () => {
    const courseId = await makeCourse(seller.providerId, 'draft');
    expect(await refusedBy(() => makeClass({ ...seller, courseId }, schoolId))).toBe('rule_C2');
  });
});

describe('a lesson (T1, P1)', () => {
  it.each([
    ['a Saturday', '2026-09-26', 'rule_T1'],
    ['a holiday', '2026-10-06', 'rule_T1'],
    ['the vacation', '2026-08-25', 'rule_T1'],
    ['a working Saturday', '2026-10-10', 'done'],
  ])('on %s', async (_, date, answer) => {
    expect(await refusedBy(lesson(date))).toBe(answer);
  });

  it('begins when lessons are over, not a minute before', async () => {
    expect(await refusedBy(lesson('2026-11-03', 929))).toBe('rule_T1');
    expect(await refusedBy(lesson('2026-11-03', 930))).toBe('done');
    const earlier = () =>
      db.lesson.updateMany({ where: { offeringId, startMinute: 930 }, data: { startMinute: 900 } });
    expect(await refusedBy(earlier)).toBe('rule_T1');
  });

  it('lies inside the listing', async () => {
    const other = await makeProvider({ listed: false });
    const courseId = await makeCourse(other.providerId);
    const { instructorId } = await makeInstructor(other.providerId);
    const unlisted = { ...other, courseId, instructorId };
    expect(await refusedBy(() => makeClass(unlisted, schoolId))).toBe('rule_P2');
    const free = { where: { providerId: seller.providerId }, data: { validTo: dateColumn('2026-11-30') } };
    await db.listing.updateMany(free);
    expect(await refusedBy(lesson('2026-12-01'))).toBe('rule_P1');
    await db.listing.updateMany({ ...free, data: { validTo: dateColumn('2027-07-31') } });
  });
});

describe('who stands in a lesson', () => {
  const into = async (change: object, checks: { checkedOn: string; result?: 'clear' | 'hit' }[]) => {
    const { instructorId } = await makeInstructor(seller.providerId);
    await db.staffCheck.deleteMany({ where: { instructorId } });
    await db.staffCheck.createMany({
      data: checks.map(({ checkedOn, result = 'clear' }) => ({
        instructorId,
        checkedOn: dateColumn(checkedOn),
        result,
        reference: 'T',
      })),
    });
    await db.instructor.update({ where: { id: instructorId }, data: change });
    const { id: lessonId, ...time } = await db.lesson.findFirstOrThrow({
      where: { offeringId, date: dateColumn('2026-09-22') },
      select: { id: true, date: true, startMinute: true, endMinute: true },
    });
    const row = { lessonId, instructorId, role: 'assistant' as const, ...time };
    return refusedBy(() => db.lessonStaff.create({ data: row }));
  };

  it.each([
    ['P8: checked 366 days before', {}, [{ checkedOn: '2025-09-21' }], 'rule_P8'],
    ['P8: checked 365 days before', {}, [{ checkedOn: '2025-09-22' }], 'done'],
    ['P8: never checked', {}, [], 'rule_P8'],
    ['P8: checked the day after', {}, [{ checkedOn: '2026-09-23' }], 'rule_P8'],
    [
      'P8: a hit after a clear one',
      {},
      [{ checkedOn: '2026-08-01' }, { checkedOn: '2026-08-02', result: 'hit' as const }],
      'rule_P8',
    ],
    ['P7: a teacher in service', { inServiceTeacher: true }, [{ checkedOn: '2026-08-01' }], 'rule_P7'],
    ['C5: somebody overseas', { livesOverseas: true }, [{ checkedOn: '2026-08-01' }], 'rule_C5'],
  ])('%s', async (_, change, checks, answer) => {
    expect(await into(change, checks)).toBe(answer);
  });
});

describe('a place', () => {
  const place = async (of: string, childId: string) => {
    const guardian = await makeGuardian([childId]);
    const data = { offeringId: of, childId, guardianId: guardian.id, status: 'confirmed' as const };
    return refusedBy(() => db.enrollment.create({ data: { ...data, quote: {}, dueFen: 0, createdAt: NOW } }));
  };

  it('P1, P8: is never sold while the listing is suspended or a check is out of date', async () => {
    const own = await makeSeller();
    const id = await makeClass(own, schoolId, { status: 'open' });
    const child = await makePupil(schoolId);
    await db.listing.updateMany({ where: { providerId: own.providerId }, data: { status: 'suspended' } });
    expect(await place(id, child.id)).toBe('rule_P1');
    await db.listing.updateMany({ where: { providerId: own.providerId }, data: { status: 'listed' } });
    await db.staffCheck.updateMany({
      where: { instructorId: own.instructorId },
      data: { checkedOn: dateColumn('2025-09-06') },
    });
    expect(await place(id, child.id)).toBe('rule_P8');
  });

  it('is never sold while the class is paused', async () => {
    const id = await makeClass(await makeSeller(), schoolId, { status: 'open' });
    await db.offering.update({ where: { id }, data: { pausedAt: NOW, pausedRule: 'P8' } });
    expect(await place(id, (await makePupil(schoolId)).id)).toBe('offering_paused');
  });

  it('B1, B3: stays within what the county lets one child have', async () => {
    const child = await makePupil(schoolId);
    const at = (date: string, start: string, end: string) => ({
      dates: [date],
      start,
      end,
      status: 'open' as const,
    });
    const long = await makeClass(await makeSeller(), schoolId, at('2026-09-22', '15:30', '17:30'));
    const more = await makeClass(await makeSeller(), schoolId, at('2026-09-22', '17:30', '18:31'));
    const fits = await makeClass(await makeSeller(), schoolId, at('2026-09-22', '17:30', '18:30'));
    expect(await place(long, child.id)).toBe('done');
    expect(await place(more, child.id)).toBe('rule_B1');
    expect(await place(fits, child.id)).toBe('done');
    for (const day of ['23', '24', '25']) {
      const id = await makeClass(await makeSeller(), schoolId, at(`2026-09-${day}`, '15:40', '16:10'));
      expect(await place(id, child.id)).toBe('done');
    }
    const sixth = await makeClass(await makeSeller(), schoolId, at('2026-09-28', '15:40', '16:10'));
    expect(await place(sixth, child.id)).toBe('rule_B3');
  });
});

describe('a course (C2, C6)', () => {
  it.each([
    ['an exam', { assessment: 'exam' as const }, 'rule_C2'],
    ['admission', { promises: ['admission' as const] }, 'rule_C6'],
    ['a showcase', { assessment: 'showcase' as const, promises: ['certificate' as const] }, 'done'],
  ])('with %s', async (_, data, answer) => {
    const id = await makeCourse(seller.providerId);
    expect(await refusedBy(() => db.course.update({ where: { id }, data }))).toBe(answer);
  });
});

it('a command that is raced is told the rule, not a failure', async () => {
  const act = inTransaction((tx) =>
    tx.offering.update({ where: { id: offeringId }, data: { capacity: 46 } }),
  );
  await expect(act).rejects.toThrow(RuleBroken);
  await expect(act).rejects.toMatchObject({ ruleId: 'V1' });
});

it('a rule that is not in force refuses nothing', async () => {
  // The guard reads the book: where V1 had begun only tomorrow, nobody would be bound by it today.
  const [row] = await db.$queryRaw<{ before: unknown; since: unknown }[]>`
    SELECT "rule_numbers"('V1', '2011-12-31', '2011-12-31') AS before,
           "rule_numbers"('V1', '2012-01-01', '2012-01-01') -> 'classMax' ->> 'primary' AS since`;
  expect(row).toEqual({ before: null, since: '45' });
});
