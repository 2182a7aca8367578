import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '~/domain/calendar';
import type { Judgement } from '~/domain/findings/broken';
import {
  type ClassAtHand,
  judgeClass,
  judgeCourse,
  judgeProvider,
  judgeSchool,
  withoutCourseWords,
} from '~/domain/findings/judge';
import { ruleBook } from '~/domain/reduction/book';
import { standing } from '~/domain/reduction/overrides';
import { rulesInForce } from '~/domain/reduction/rule';

const TODAY = '2026-09-07';
const rules = rulesInForce(ruleBook, { on: TODAY, region: 'zhejiang' });
const calendar: SchoolCalendar = {
  terms: [{ id: 't', name: { zh: '', en: '' }, from: '2026-09-01', to: '2027-01-22' }],
  restDays: [['2026-09-25', '2026-09-27']],
  schoolDaysOnWeekends: [{ date: '2026-09-20', timetableOf: 5 }],
  countyBreaks: [],
};
const ground = { calendar, today: TODAY };
const nothing = { offeringIds: [], lessons: 0, firstLessonOn: null };

const person = (id: string, role: 'lead' | 'assistant' = 'lead') => ({
  id,
  role,
  leftOn: null,
  checks: [{ checkedOn: '2026-08-01', result: 'clear' as const }],
  qualification: { kind: 'artist' as const, validTo: null },
  inServiceTeacher: false,
  livesOverseas: false,
});
const lesson = (date: string, start = 15 * 60 + 40) => ({ date, startMinute: start, endMinute: start + 80 });

function clay(over: Partial<ClassAtHand> = {}): ClassAtHand {
  return {
    id: 'class',
    courseId: 'course',
    providerId: 'p',
    schoolId: 's',
    townId: 't',
    doneOn: '2026-09-05',
    opensOn: '2026-09-10',
    grades: [3],
    capacity: 20,
    minimum: 5,
    payer: 'county',
    collectedBy: 'school',
    perLessonFen: 3000,
    materialsFen: 0,
    provider: { kind: 'university', papers: [{ kind: 'public_institution', validTo: null }] },
    listing: {
      status: 'listed',
      validFrom: '2026-08-01',
      validTo: '2027-07-31',
      categories: ['art'],
      feeStandards: [{ category: 'art', perLessonFen: 4000, marketPerLessonFen: 8000 }],
    },
    course: {
      titleZh: '少儿陶艺',
      titleEn: 'Clay',
      summaryZh: '做陶',
      summaryEn: 'Making pots',
      syllabusZh: [],
      syllabusEn: [],
      category: 'art',
      assessment: 'none',
      promises: [],
    },
    staff: [person('a')],
    lessonEnds: [{ grade: 3, weekday: 2, endMinute: 15 * 60 + 30 }],
    room: { kind: 'art_room', seats: 30, areaM2: 80 },
    lessons: [lesson('2026-09-15'), lesson('2026-09-22'), lesson('2026-09-29')],
    overrides: [],
    fullTimeTeachers: 1,
    evaluation: null,
    ...over,
  };
}
const brokenOf = ({ broken }: Judgement) =>
  broken.map(({ rule, path, lessons, firstLessonOn }) => ({ rule, path, lessons, firstLessonOn }));

describe('a class on the desk', () => {
  it('breaks nothing when it is lawful, nor when nothing of it is ahead', () => {
    expect(judgeClass(clay(), rules, ground)).toEqual({ broken: [], passed: [] });
    expect(judgeClass(clay({ lessons: [], capacity: 99 }), rules, ground).broken).toEqual([]);
  });

  it('has one finding however many lessons are too early, from the first of them on', () => {
    const lessons = [lesson('2026-09-15'), lesson('2026-09-22', 900), lesson('2026-09-29', 900)];
    expect(brokenOf(judgeClass(clay({ lessons }), rules, ground))).toEqual([
      { rule: 'T1', path: 'lessons.start', lessons: 2, firstLessonOn: '2026-09-22' },
    ]);
  });

  it('names a person by id, and only the lessons that person stands in', () => {
    const unchecked = { ...person('b'), checks: [] };
    const staff = [person('a'), unchecked];
    const lessons = [
      { ...lesson('2026-09-15'), staff: [{ id: 'a', role: 'lead' as const }] },
      { ...lesson('2026-09-22'), staff: [{ id: 'b', role: 'lead' as const }] },
    ];
    expect(brokenOf(judgeClass(clay({ staff, lessons }), rules, ground))).toEqual([
      { rule: 'P8', path: 'staff.b.offenceCheckOn', lessons: 1, firstLessonOn: '2026-09-22' },
    ]);
  });

  it('needs a full-time teacher (P12), where it is not the school’s own; an officer may let that pass', () => {
    const found = judgeClass(clay({ fullTimeTeachers: 0 }), rules, ground);
    expect(brokenOf(found)).toMatchObject([{ rule: 'P12', path: 'staff', lessons: 3 }]);
    const overrides = found.broken.flatMap(({ behind }) => behind);
    const passed = judgeClass(clay({ fullTimeTeachers: 0, overrides }), rules, ground);
    expect([passed.broken.length, passed.passed.length]).toEqual([0, 1]);
  });

  it.each([
    [8, 0],
    [7, 1],
  ])('with %i of 10 families satisfied has %i findings, also when it is over (P16)', (satisfied, count) => {
    const over = clay({ lessons: [], evaluation: { answered: 10, satisfied } });
    expect(judgeClass(over, rules, ground).broken).toHaveLength(count);
  });

  it('leaves to the course what the course’s words say, once for all its classes', () => {
    const course = { ...clay().course, titleZh: '科学陶艺' };
    const found = judgeClass(clay({ course }), rules, ground);
    expect(found.broken.map(({ rule }) => rule)).toEqual(['C3']);
    const words = judgeCourse(
      {
        ...course,
        homeworkMinutes: 0,
        id: 'course',
        providerId: 'p',
        doneOn: null,
        overrides: [],
        touched: nothing,
      },
      rules,
    );
    expect(words.broken.map(({ path }) => path)).toEqual(['titleZh']);
    expect(withoutCourseWords(found, words.broken).broken).toEqual([]);
    expect(withoutCourseWords(found, []).broken).toHaveLength(1);
  });
});

describe('a provider and a school on the desk', () => {
  const staff = (full: number, part: number) => [
    ...Array.from({ length: full }, () => ({ fullTime: true })),
    ...Array.from({ length: part }, () => ({ fullTime: false })),
  ];
  it.each([
    [1, 1, 0],
    [1, 2, 1],
    [0, 0, 0],
  ])('%i full-time and %i part-time: %i findings (P12)', (full, part, count) => {
    const one = {
      id: 'p',
      kind: 'sports_club' as const,
      staff: staff(full, part),
      overrides: [],
      touched: nothing,
    };
    expect(judgeProvider(one, rules).broken).toHaveLength(count);
    expect(judgeProvider({ ...one, kind: 'school' }, rules).broken).toEqual([]);
  });

  const day = (weekday: number, startMinute: number, endMinute: number) => ({
    weekday,
    startMinute,
    endMinute,
  });
  const school = { id: 's', townId: 't', care: [], lessons: [], overrides: [] };

  it('says nothing of a school that has not said when its care is open', () => {
    const lessons = [{ ...lesson('2026-09-08'), offeringId: 'o' }];
    expect(judgeSchool({ ...school, lessons }, rules, ground).broken).toEqual([]);
  });

  it('is one finding for all days that end early; a course that lasts longer mends its day', () => {
    const care = [day(1, 900, 1049), day(2, 900, 1049)];
    const lessons = [{ date: '2026-09-07', startMinute: 970, endMinute: 1050, offeringId: 'o' }];
    const [one, ...rest] = judgeSchool({ ...school, care, lessons }, rules, ground).broken;
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      rule: 'T3',
      path: 'day',
      actual: '17:29',
      firstLessonOn: '2026-09-08',
      lessons: 0,
    });
    const overrides = one?.behind ?? [];
    expect(judgeSchool({ ...school, care, lessons, overrides }, rules, ground).broken).toEqual([]);
  });

  it('follows the county’s calendar: a working Sunday has the Friday’s hours, a holiday none', () => {
    const care = [day(5, 900, 1000)];
    const found = judgeSchool({ ...school, care }, rules, { calendar, today: '2026-09-19' }).broken;
    expect(found.map(({ rule, firstLessonOn }) => [rule, firstLessonOn])).toEqual([
      ['T2', '2026-09-20'],
      ['T3', '2026-09-20'],
    ]);
  });
});

describe('what was let pass', () => {
  it('stands for the same reading of another lesson, and for no other reading', () => {
    const finding = (path: string, actual: string) =>
      ({ rule: 'T3', severity: 'soft', path, actual }) as Parameters<typeof standing>[0][number];
    const given = [{ rule: 'T3', path: 'lessons[2].end', actual: '17:00' }];
    expect(standing([finding('lessons[0].end', '17:00')], given)).toEqual([]);
    expect(standing([finding('lessons[0].end', '16:50')], given)).toHaveLength(1);
  });
});
