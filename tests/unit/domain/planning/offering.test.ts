import { describe, expect, it, test } from 'vitest';
import { instantOf } from '~/domain/calendar';
import { type OfferingFacts, offeringRefusals } from '~/domain/planning/offering';
import { classMaxOf, slotRefusals } from '~/domain/planning/slots';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';

const facts: OfferingFacts = {
  now: instantOf('2026-09-01', 600),
  plan: {
    grades: [3, 4],
    capacity: 30,
    minimum: 12,
    payer: 'family',
    perLessonFen: 3500,
    materialsFen: 0,
    slots: [{ weekday: 2, startMinute: 920, endMinute: 1010 }],
    lessons: [
      { date: '2026-09-15', startMinute: 920, endMinute: 1010 },
      { date: '2026-09-22', startMinute: 920, endMinute: 1010 },
    ],
    opensAt: instantOf('2026-09-02', 480),
    closesAt: instantOf('2026-09-15', 920),
  },
  course: { status: 'approved', grades: [3, 4, 5], groupMax: 30 },
};

type Change = { plan?: Partial<OfferingFacts['plan']>; course?: Partial<OfferingFacts['course']> };
function changed({ plan, course }: Change): OfferingFacts {
  return { ...facts, plan: { ...facts.plan, ...plan }, course: { ...facts.course, ...course } };
}
const found = (change: Change) =>
  offeringRefusals(changed(change)).map(({ code, path }) => `${code} ${path ?? ''}`);

describe('an offering plan', () => {
  it('is fine with everything exactly at the limit', () => {
    expect(offeringRefusals(facts)).toEqual([]);
  });

  test.each<[string, Change, string[]]>([
    ['course not approved', { course: { status: 'submitted' } }, ['course_not_approved courseId']],
    ['a grade the course is not for', { plan: { grades: [3, 6] } }, ['grade_outside_course grades']],
    ['no grade', { plan: { grades: [] } }, ['required grades']],
    ['minimum at the capacity', { plan: { minimum: 30 } }, []],
    ['minimum over the capacity', { plan: { minimum: 31 } }, ['minimum_over_capacity minimum']],
    ['minimum none', { plan: { minimum: 0 } }, ['minimum_not_positive minimum']],
    ['capacity none', { plan: { capacity: 0 } }, ['capacity_not_positive capacity']],
    ['capacity not whole', { plan: { capacity: 12.5 } }, ['capacity_not_positive capacity']],
    ['over what the course allows', { plan: { capacity: 31 } }, ['capacity_over_course_max capacity']],
    ['any number where the course sets none', { plan: { capacity: 60 }, course: { groupMax: null } }, []],
    ['no slot', { plan: { slots: [] } }, ['required slots']],
    ['no school day in it', { plan: { lessons: [] } }, ['no_lessons firstDate']],
    [
      'no times of sale',
      { plan: { opensAt: null, closesAt: null } },
      ['required opensAt', 'required closesAt'],
    ],
    [
      'opens when it closes',
      { plan: { opensAt: instantOf('2026-09-15', 920) } },
      ['opens_after_closes opensAt'],
    ],
    ['opens a minute before', { plan: { opensAt: instantOf('2026-09-15', 919) } }, []],
    [
      'closes a minute after the first lesson starts',
      { plan: { closesAt: instantOf('2026-09-15', 921) } },
      ['closes_after_start closesAt'],
    ],
    [
      'closed already',
      { plan: { opensAt: instantOf('2026-08-01', 0), closesAt: instantOf('2026-09-01', 600) } },
      ['closes_in_the_past closesAt'],
    ],
    [
      'half a fen',
      { plan: { perLessonFen: 0.5, materialsFen: -1 } },
      ['price_invalid perLessonFen', 'price_invalid materialsFen'],
    ],
  ])('%s', (_, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it('names the limit', () => {
    expect(offeringRefusals(changed({ plan: { capacity: 31 } }))[0]?.params).toEqual({ max: 30 });
  });
});

describe('weekly slots', () => {
  const slot = (weekday: number, startMinute: number, endMinute: number) => ({
    weekday,
    startMinute,
    endMinute,
  });
  test.each([
    ['Saturday', [slot(6, 900, 960)], ['slot_weekday slots[0].weekday']],
    ['half a weekday', [slot(1.5, 900, 960)], ['slot_weekday slots[0].weekday']],
    ['no length', [slot(1, 900, 900)], ['slot_ends_before_start slots[0].endMinute']],
    ['past midnight', [slot(1, 1400, 1441)], ['slot_ends_before_start slots[0].endMinute']],
    ['back to back', [slot(1, 900, 960), slot(1, 960, 1000)], []],
    ['a minute over', [slot(1, 900, 961), slot(1, 960, 1000)], ['slots_overlap slots[1].startMinute']],
    ['the same on another day', [slot(1, 900, 960), slot(2, 900, 960)], []],
  ])('%s', (_, slots, expected) => {
    expect(slotRefusals(slots).map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });

  it('V1: takes the stricter of two stages', () => {
    const rules = rulesInForce(ruleBook, { on: '2026-09-01', region: 'zhejiang' });
    expect([[6], [6, 7], [7, 9], []].map((grades) => classMaxOf(grades, rules))).toEqual([45, 45, 50, 50]);
    expect(classMaxOf([6], {})).toBe(Number.POSITIVE_INFINITY);
  });
});
