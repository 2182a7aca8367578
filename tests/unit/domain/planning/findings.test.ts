import { describe, expect, it } from 'vitest';
import { minuteOf, type SchoolCalendar } from '~/domain/calendar';
import type { PlanDraft } from '~/domain/planning/draft';
import { type PlanDesk, planFindings } from '~/domain/planning/findings';
import { storingRefusals } from '~/domain/planning/storable';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';

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
const second = { ...coach, id: 'second', name: 'Coach Wu' };
const desk: PlanDesk = {
  course: {
    status: 'approved',
    category: 'sport',
    grades: [3, 4],
    groupMax: null,
    titleZh: '快乐足球',
    titleEn: 'Happy football',
    summaryZh: '足球基本功与比赛',
    summaryEn: 'Ball skills and games',
    syllabusZh: ['控球'],
    syllabusEn: ['Ball control'],
    assessment: 'showcase',
    promises: [],
  },
  provider: {
    kind: 'sports_club',
    papers: [
      { kind: 'school_running_licence', validTo: null },
      { kind: 'business_licence', validTo: '2026-09-29' },
    ],
  },
  listing: {
    status: 'listed',
    validFrom: '2026-08-01',
    validTo: '2027-07-31',
    categories: ['sport'],
    feeStandards: [{ category: 'sport', perLessonFen: 4000, marketPerLessonFen: 6000 }],
  },
  lessonEnds: [3, 4].flatMap((grade) =>
    [1, 2, 3, 4, 5].map((weekday) => ({ grade, weekday, endMinute: minuteOf('15:30') })),
  ),
  schoolHasGroup: false,
  calendar,
  people: [coach, second],
  busy: [],
  rules: rulesInForce(ruleBook, { on: '2026-09-07', region: 'zhejiang' }),
  overrides: [],
};
const sound: PlanDraft = {
  grades: [3],
  audience: 'own_school',
  slots: [{ weekday: 2, startMinute: minuteOf('15:30'), endMinute: minuteOf('17:00') }],
  firstDate: '2026-09-15',
  weeks: 4,
  staff: [
    { instructorId: 'coach', role: 'lead' },
    { instructorId: 'second', role: 'assistant' },
  ],
  capacity: 20,
  minimum: 8,
  payer: 'family',
  collectedBy: 'school',
  perLessonFen: 4000,
  materialsFen: 0,
  opensAt: new Date('2026-09-08T00:00:00Z'),
  closesAt: new Date('2026-09-15T07:30:00Z'),
};

const found = (change: Partial<PlanDraft>, facts: Partial<PlanDesk> = {}) =>
  planFindings({ ...desk, ...facts }, { ...sound, ...change }, now).refusals.map(
    ({ code, path, params }) => `${code === 'rule' ? params?.ruleId : code} @ ${path}`,
  );

describe('a rule that the county made soft', () => {
  const V1 = desk.rules.V1 && {
    ...desk.rules.V1,
    severity: 'soft' as const,
    overrideBy: 'bureau_officer' as const,
  };
  const soft = {
    ...desk,
    course: { ...desk.course, category: 'art' as const },
    rules: { ...desk.rules, V1 },
  };
  const listing = desk.listing && {
    ...desk.listing,
    categories: ['art' as const],
    feeStandards: [{ category: 'art' as const, perLessonFen: 4000, marketPerLessonFen: 6000 }],
  };
  const plan = (overrides: PlanDesk['overrides'] = []) =>
    planFindings({ ...soft, listing, overrides }, { ...sound, capacity: 46 }, now);

  it('does not stand in the way of sending; it is for somebody to let pass', () => {
    const { refusals, soft: left } = plan();
    expect(refusals).toEqual([]);
    expect(left).toMatchObject([{ code: 'rule_soft', path: 'capacity', params: { ruleId: 'V1' } }]);
  });

  it('is said no more once it was let pass, for that number and no other', () => {
    const given = { rule: 'V1', path: 'group.capacity' };
    expect(plan([{ ...given, actual: '46' }]).soft).toEqual([]);
    expect(plan([{ ...given, actual: '47' }]).soft).toHaveLength(1);
    expect(plan([{ ...given, rule: 'P13', actual: '46' }]).soft).toHaveLength(1);
  });
});

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
    ['nobody to lead', { staff: [] }, ['P6 @ staff', 'P13 @ staff']],
    [
      'somebody who is not at the desk',
      { staff: [{ instructorId: 'stranger', role: 'lead' }] },
      ['P6 @ staff', 'P13 @ staff'],
    ],
    ['one fen above the standard', { perLessonFen: 4001 }, ['P2 @ perLessonFen']],
    [
      'one minute before lessons end',
      { slots: [{ weekday: 2, startMinute: minuteOf('15:29'), endMinute: minuteOf('17:00') }] },
      ['closes_after_start @ closesAt', 'T1 @ slots[0].startMinute'],
    ],
  ];
  it.each(cases)('%s', (_name, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  const listing = (change: object) => ({ listing: { ...desk.listing, ...change } as PlanDesk['listing'] });
  const course = (change: object) => ({ course: { ...desk.course, ...change } });
  const person = (change: object) => ({ people: [{ ...coach, ...change }, second] });
  const ends = (...of: [grade: number, endsAt: string][]) => ({
    lessonEnds: of.map(([grade, endsAt]) => ({ grade, weekday: 2, endMinute: minuteOf(endsAt) })),
  });
  const art = {
    ...course({ category: 'art' }),
    ...listing({
      categories: ['art'],
      feeStandards: [{ category: 'art', perLessonFen: 4000, marketPerLessonFen: 6000 }],
    }),
  };
  const EARLY = ['T1 @ slots[0].startMinute'];
  const law: [name: string, change: Partial<PlanDraft>, facts: Partial<PlanDesk>, expected: string[]][] = [
    ['T1: the later grade counts', { grades: [3, 4] }, ends([3, '15:00'], [4, '15:31']), EARLY],
    ['T1: another grade of the school ends later', {}, ends([3, '15:30'], [6, '16:30']), []],
    ['T1: an end nobody told', { grades: [3, 4] }, ends([3, '15:00']), EARLY],
    ['V1: at 45', { capacity: 45 }, art, []],
    ['V1: 46 in primary school', { capacity: 46 }, art, ['V1 @ capacity']],
    ['P13: 36 in a sports class', { capacity: 36 }, {}, ['P13 @ capacity']],
    ['V1 and P13: 46', { capacity: 46 }, {}, ['P13 @ capacity', 'V1 @ capacity']],
    ['P1: suspended', {}, listing({ status: 'suspended' }), ['P1 @ courseId']],
    ['P1: begins with the first lesson', {}, listing({ validFrom: '2026-09-15' }), []],
    ['P1: begins after it', {}, listing({ validFrom: '2026-09-16' }), ['P1 @ firstDate']],
    ['P1: ends with the last lesson', {}, listing({ validTo: '2026-09-29' }), []],
    ['P1: ends a day before', {}, listing({ validTo: '2026-09-28' }), ['P1 @ weeks']],
    ['P1: another category', {}, listing({ categories: ['art'] }), ['P1 @ courseId']],
    ['P2: also when the county pays', { perLessonFen: 4001, payer: 'county' }, {}, ['P2 @ perLessonFen']],
    [
      'P2: as much as outside',
      {},
      listing({ feeStandards: [{ category: 'sport', perLessonFen: 4000, marketPerLessonFen: 4000 }] }),
      ['P2 @ perLessonFen'],
    ],
    [
      'P4: a licence ends a day before the last lesson',
      {},
      {
        provider: {
          kind: 'sports_club',
          papers: [
            { kind: 'school_running_licence', validTo: null },
            { kind: 'business_licence', validTo: '2026-09-28' },
          ],
        },
      },
      ['P4 @ courseId'],
    ],
    [
      'P6: ends with the last lesson',
      {},
      person({ qualification: { kind: 'coach', validTo: '2026-09-29' } }),
      [],
    ],
    [
      'P6: ends a day before',
      {},
      person({ qualification: { kind: 'coach', validTo: '2026-09-28' } }),
      ['P6 @ staff[0]'],
    ],
    ['P8: no check', {}, person({ checks: [] }), ['P8 @ staff[0]']],
    ['P8: a hit', {}, person({ checks: [{ checkedOn: '2026-08-20', result: 'hit' }] }), ['P8 @ staff[0]']],
    [
      'P8: 365 days old on the last lesson',
      {},
      person({ checks: [{ checkedOn: '2025-09-29', result: 'clear' }] }),
      [],
    ],
    [
      'P8: a day older',
      {},
      person({ checks: [{ checkedOn: '2025-09-28', result: 'clear' }] }),
      ['P8 @ staff[0]'],
    ],
    ['C5: overseas', {}, person({ livesOverseas: true }), ['C5 @ staff[0]']],
    ['C2: mathematics', {}, course({ titleZh: '奥数' }), ['C2 @ courseId']],
    ['F3: the provider collects', { collectedBy: 'provider' }, {}, ['F3 @ collectedBy']],
    ['no rule in force', { perLessonFen: 9900, capacity: 60 }, { rules: {} }, []],
  ];
  it.each(law)('%s', (_name, change, facts, expected) => {
    expect(found(change, facts)).toEqual(expected);
  });

  it('name the rule, the limit and the person in both languages', () => {
    const [high] = planFindings(desk, { ...sound, perLessonFen: 4001 }, now).refusals;
    expect(high).toMatchObject({ code: 'rule', params: { ruleId: 'P2', source: '教基厅函〔2023〕26号' } });
    for (const words of [high?.params?.zh, high?.params?.en]) expect(words).toMatch(/40\.01.*40\.00/);
    const [old] = planFindings({ ...desk, ...person({ checks: [] }) }, sound, now).refusals;
    expect(old?.params?.en).toMatch(/^Coach Zhou: /);
  });

  it('leave alone what an officer let pass', () => {
    const rank = course({ promises: ['ranking'] });
    const given = { rule: 'C7', path: 'course.promises[0]', actual: 'ranking' };
    const soft = (facts: Partial<PlanDesk>) =>
      planFindings({ ...desk, ...facts }, sound, now).soft.map(({ params, path }) => [params?.ruleId, path]);
    expect(soft(rank)).toEqual([['C7', 'courseId']]);
    expect(soft({ ...rank, overrides: [given] })).toEqual([]);
    expect(found({}, rank)).toEqual([]);
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
    const own = { listing: null, provider: { kind: 'school' as const, papers: [] } };
    expect(found({ perLessonFen: 9900 }, own)).toEqual([]);
    const teacher = { ...coach, inServiceTeacher: true };
    expect(found({}, { people: [teacher, second] })).toEqual(['P7 @ staff[0]']);
    expect(found({}, { ...own, people: [teacher, second] })).toEqual([]);
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
