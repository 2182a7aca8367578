import { describe, expect, it } from 'vitest';
import { minuteOf, type SchoolCalendar } from '~/domain/calendar';
import type { PlanDraft } from '~/domain/planning/draft';
import { type PlanDesk, planFindings } from '~/domain/planning/findings';
import { storingRefusals } from '~/domain/planning/storable';

const now = new Date('2026-09-07T02:00:00Z');
const calendar: SchoolCalendar = {
  terms: [
    { id: '2026-autumn', name: { zh: '秋', en: 'Autumn' }, from: '2026-09-01', to: '2027-01-22' },
    {
      id: '2027-spring',
      name: { zh: '春', en: 'Spring' },
      from: '2027-03-01',
      to: '2027-06-30',
      estimated: true,
    },
  ],
  restDays: [['2026-10-01', '2026-10-07']],
  schoolDaysOnWeekends: [],
  countyBreaks: [],
};
const coach = {
  id: 'coach',
  name: 'Coach Zhou',
  qualification: { kind: 'coach' as const, validTo: null },
  inServiceTeacher: false,
  livesOverseas: false,
  leftOn: null,
  checks: [{ checkedOn: '2026-08-20', result: 'clear' as const }],
};
const desk: PlanDesk = {
  course: { status: 'approved', category: 'sport', grades: [3, 4], groupMax: null },
  listing: {
    status: 'listed',
    validFrom: '2026-08-01',
    validTo: '2027-07-31',
    categories: ['sport'],
    feeStandards: [{ category: 'sport', perLessonFen: 4000 }],
  },
  lessonEnds: [3, 4].flatMap((grade) =>
    [1, 2, 3, 4, 5].map((weekday) => ({ grade, weekday, endMinute: minuteOf('15:30') })),
  ),
  schoolHasGroup: false,
  calendar,
  people: [coach],
  busy: [],
};
const sound: PlanDraft = {
  grades: [3],
  audience: 'own_school',
  slots: [{ weekday: 2, startMinute: minuteOf('15:30'), endMinute: minuteOf('17:00') }],
  firstDate: '2026-09-15',
  weeks: 4,
  staff: [{ instructorId: 'coach', role: 'lead' }],
  capacity: 20,
  minimum: 8,
  payer: 'family',
  perLessonFen: 4000,
  materialsFen: 0,
  opensAt: new Date('2026-09-08T00:00:00Z'),
  closesAt: new Date('2026-09-15T07:30:00Z'),
};

const found = (change: Partial<PlanDraft>, facts: Partial<PlanDesk> = {}) =>
  planFindings({ ...desk, ...facts }, { ...sound, ...change }, now).refusals.map(
    ({ code, path }) => `${code} @ ${path}`,
  );

describe('the findings about a plan', () => {
  it('are none at every limit, and the dates are those of school days', () => {
    const findings = planFindings(desk, sound, now);
    expect(findings.refusals).toEqual([]);
    expect(findings.lessons.map(({ date }) => date)).toEqual(['2026-09-15', '2026-09-22', '2026-09-29']);
    expect(findings.skipped.map(({ date, why }) => [date, why.kind])).toEqual([['2026-10-06', 'holiday']]);
    expect(findings.term?.id).toBe('2026-autumn');
  });

  const cases: [name: string, change: Partial<PlanDraft>, expected: string[]][] = [
    ['a first day outside any term', { firstDate: '2027-02-01' }, ['date_outside_term @ firstDate']],
    ['no first day', { firstDate: null }, ['date_outside_term @ firstDate']],
    ['no weeks', { weeks: 0 }, ['weeks_range @ weeks']],
    ['weeks nobody can read', { weeks: Number.NaN }, ['weeks_range @ weeks']],
    ['one week too many', { weeks: 27 }, ['weeks_range @ weeks']],
    ['no weekly time, said once', { slots: [] }, ['required @ slots']],
    [
      'a first lesson that is past',
      { firstDate: '2026-09-01', closesAt: new Date('2026-09-01T07:30:00Z'), opensAt: new Date(0) },
      ['first_lesson_past @ firstDate', 'closes_in_the_past @ closesAt'],
    ],
    ['the group of a school that has none', { audience: 'group' }, ['school_without_group @ audience']],
    ['nobody to lead', { staff: [] }, ['lead_missing @ staff']],
    [
      'somebody who is not at the desk',
      { staff: [{ instructorId: 'stranger', role: 'lead' }] },
      ['lead_missing @ staff'],
    ],
    ['one fen above the standard', { perLessonFen: 4001 }, ['price_over_standard @ perLessonFen']],
    [
      'one minute before lessons end',
      { slots: [{ weekday: 2, startMinute: minuteOf('15:29'), endMinute: minuteOf('17:00') }] },
      ['slot_before_lesson_end @ slots[0].startMinute', 'closes_after_start @ closesAt'],
    ],
  ];
  it.each(cases)('%s', (_name, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it('name a clash with another class of the same person, and none when it is back to back', () => {
    const time = { instructorId: 'coach', title: 'Chess', date: '2026-09-22' };
    const before = { ...time, startMinute: minuteOf('14:00'), endMinute: minuteOf('15:30') };
    const over = { ...time, startMinute: minuteOf('16:59'), endMinute: minuteOf('18:00') };
    expect(found({}, { busy: [before] })).toEqual([]);
    expect(found({}, { busy: [before, over] })).toEqual(['instructor_taken @ staff[0]']);
    expect(found({}, { busy: [{ ...over, instructorId: 'somebody else' }] })).toEqual([]);
  });

  it('bind a school’s own course by time and people but by no listing and no fee standard', () => {
    expect(found({ perLessonFen: 9900 }, { listing: null })).toEqual([]);
    const teacher = { ...coach, inServiceTeacher: true };
    expect(found({}, { people: [teacher] })).toEqual(['instructor_in_service @ staff[0]']);
    expect(found({}, { people: [teacher], listing: null })).toEqual([]);
  });

  it('let a draft be kept with anything missing, but not with numbers nobody can read', () => {
    const kept = (change: Partial<PlanDraft>) =>
      storingRefusals(planFindings(desk, { ...sound, ...change }, now).refusals).map(({ code }) => code);
    expect(kept({ slots: [], staff: [], opensAt: null, closesAt: null, perLessonFen: 5000 })).toEqual([]);
    expect(kept({ capacity: Number.NaN })).toEqual(['capacity_not_positive']);
    expect(kept({ grades: [] })).toContain('required');
    expect(kept({ minimum: 21 })).toEqual(['minimum_over_capacity']);
  });
});
