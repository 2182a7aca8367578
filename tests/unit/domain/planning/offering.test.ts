import { describe, expect, it, test } from 'vitest';
import { instantOf } from '~/domain/calendar';
import { type OfferingFacts, offeringRefusals } from '~/domain/planning/offering';
import { classMaxOf, slotRefusals } from '~/domain/planning/slots';

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
  course: { status: 'approved', category: 'sport', grades: [3, 4, 5], groupMax: 30 },
  listing: {
    status: 'listed',
    validFrom: '2026-07-01',
    validTo: '2026-09-22',
    categories: ['sport'],
    feeStandards: [
      { category: 'sport', perLessonFen: 3500 },
      { category: 'art', perLessonFen: 9900 },
    ],
  },
  staff: [
    {
      id: 's1',
      name: '周教练',
      role: 'lead',
      qualification: { kind: 'coach', validTo: '2026-09-22' },
      inServiceTeacher: false,
      livesOverseas: false,
      leftOn: null,
      // 365 days before the last lesson.
      checks: [{ checkedOn: '2025-09-22', result: 'clear' }],
    },
  ],
  lessonEnds: [3, 4].map((grade) => ({ grade, weekday: 2, endMinute: 920 })),
};

type Change = {
  plan?: Partial<OfferingFacts['plan']>;
  course?: Partial<OfferingFacts['course']>;
  listing?: Partial<NonNullable<OfferingFacts['listing']>> | null;
  staff?: Partial<OfferingFacts['staff'][0]>;
  lessonEnds?: OfferingFacts['lessonEnds'];
};
function changed({ plan, course, listing, staff, lessonEnds }: Change): OfferingFacts {
  return {
    ...facts,
    plan: { ...facts.plan, ...plan },
    course: { ...facts.course, ...course },
    listing:
      listing === null ? null : { ...(facts.listing as NonNullable<OfferingFacts['listing']>), ...listing },
    staff: [{ ...(facts.staff[0] as OfferingFacts['staff'][0]), ...staff }],
    lessonEnds: lessonEnds ?? facts.lessonEnds,
  };
}
const found = (change: Change) =>
  offeringRefusals(changed(change)).map(({ code, path }) => `${code} ${path ?? ''}`);

describe('an offering plan', () => {
  it('is fine with everything exactly at the limit', () => {
    expect(offeringRefusals(facts)).toEqual([]);
  });

  test.each<[string, Change, string[]]>([
    ['course not approved', { course: { status: 'submitted' } }, ['course_not_approved courseId']],
    [
      'a grade the course is not for',
      {
        plan: { grades: [3, 6] },
        lessonEnds: [3, 6].map((grade) => ({ grade, weekday: 2, endMinute: 920 })),
      },
      ['grade_outside_course grades'],
    ],
    ['no grade', { plan: { grades: [] } }, ['required grades']],
    ['minimum at the capacity', { plan: { minimum: 30 } }, []],
    ['minimum over the capacity', { plan: { minimum: 31 } }, ['minimum_over_capacity minimum']],
    ['minimum none', { plan: { minimum: 0 } }, ['minimum_not_positive minimum']],
    ['capacity none', { plan: { capacity: 0 } }, ['capacity_not_positive capacity']],
    ['capacity not whole', { plan: { capacity: 12.5 } }, ['capacity_not_positive capacity']],
    ['over what the course allows', { plan: { capacity: 31 } }, ['capacity_over_course_max capacity']],
    ['V1: at 45', { plan: { capacity: 45 }, course: { groupMax: null } }, []],
    [
      'V1: 46 in primary school',
      { plan: { capacity: 46 }, course: { groupMax: null } },
      ['capacity_over_class_max capacity'],
    ],
    [
      'T1: one minute before the end of lessons',
      { plan: { slots: [{ weekday: 2, startMinute: 919, endMinute: 1010 }] } },
      ['slot_before_lesson_end slots[0].startMinute'],
    ],
    [
      'T1: the later grade counts',
      {
        lessonEnds: [
          { grade: 3, weekday: 2, endMinute: 900 },
          { grade: 4, weekday: 2, endMinute: 921 },
        ],
      },
      ['slot_before_lesson_end slots[0].startMinute'],
    ],
    [
      'T1: another grade of the school ends later',
      { lessonEnds: [...facts.lessonEnds, { grade: 6, weekday: 2, endMinute: 990 }] },
      [],
    ],
    [
      'T1: an end nobody told',
      { lessonEnds: [{ grade: 3, weekday: 2, endMinute: 900 }] },
      ['lesson_end_unknown slots[0].startMinute'],
    ],
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
    ['P2: one fen over the standard', { plan: { perLessonFen: 3501 } }, ['price_over_standard perLessonFen']],
    [
      'P2: also when the county pays',
      { plan: { perLessonFen: 3501, payer: 'county' } },
      ['price_over_standard perLessonFen'],
    ],
    [
      'P2: no standard for the category',
      { listing: { feeStandards: [{ category: 'art', perLessonFen: 9900 }] } },
      ['fee_standard_missing perLessonFen'],
    ],
    [
      'half a fen',
      { plan: { perLessonFen: 0.5, materialsFen: -1 } },
      ['price_invalid perLessonFen', 'price_invalid materialsFen'],
    ],
    ['P1: suspended', { listing: { status: 'suspended' } }, ['provider_not_listed courseId']],
    ['P1: over since yesterday', { listing: { validTo: '2026-08-31' } }, ['provider_not_listed courseId']],
    ['P1: begins before the first lesson', { listing: { validFrom: '2026-09-15' } }, []],
    ['P1: begins after it', { listing: { validFrom: '2026-09-16' } }, ['lesson_outside_listing firstDate']],
    [
      'P1: ends a day before the last lesson',
      { listing: { validTo: '2026-09-21' } },
      ['lesson_outside_listing firstDate'],
    ],
    [
      'P1: another category',
      { course: { category: 'art' }, listing: { categories: ['sport'] } },
      ['category_not_listed courseId'],
    ],
    ["P1, P7: the school's own course", { listing: null, staff: { inServiceTeacher: true } }, []],
    [
      'P8: the check is a day too old on the last lesson',
      { staff: { checks: [{ checkedOn: '2025-09-21', result: 'clear' }] } },
      ['instructor_check_expired staff[0]'],
    ],
  ])('%s', (_, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it('names the limit', () => {
    expect(offeringRefusals(changed({ plan: { perLessonFen: 3501 } }))[0]?.params).toEqual({
      ruleId: 'P2',
      max: '35.00',
    });
    const late = changed({ plan: { slots: [{ weekday: 2, startMinute: 919, endMinute: 1010 }] } });
    expect(offeringRefusals(late)[0]?.params).toMatchObject({ ruleId: 'T1', weekday: 2, time: '15:20' });
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
    expect([classMaxOf([6]), classMaxOf([6, 7]), classMaxOf([7, 9]), classMaxOf([])]).toEqual([
      45, 45, 50, 50,
    ]);
  });
});
