import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { instantOf } from '~/domain/calendar';
import { decideEnrollment, type EnrollmentFacts, quoteNow } from '~/domain/enrollment/decide';
import { type Fit, fitOf, fitsFirst } from '~/domain/enrollment/fit';
import { saleRefusals } from '~/domain/enrollment/sale';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';
import { OFFERING_STATUSES } from '~/domain/states';

const lesson = (date: string, startMinute = 940, endMinute = 1030) => ({ date, startMinute, endMinute });
const opensAt = instantOf('2026-09-02', 480);
const closesAt = instantOf('2026-09-15', 940);

const facts: EnrollmentFacts = {
  now: instantOf('2026-09-03', 720),
  child: { grade: 3, schoolId: 'xiangyang', schoolGroupId: 'g1' },
  offering: {
    status: 'open',
    opensAt,
    closesAt,
    grades: [3, 4],
    capacity: 30,
    taken: 29,
    audience: 'own_school',
    schoolId: 'xiangyang',
    schoolGroupId: 'g1',
    payer: 'family',
    perLessonFen: 3500,
    materialsFen: 2000,
    lessons: [lesson('2026-09-15'), lesson('2026-09-22')],
  },
  courseApproved: true,
  providerSells: true,
  staffChecksValid: true,
  paused: false,
  broken: [],
  rules: rulesInForce(ruleBook, { on: '2026-09-03', region: 'zhejiang' }),
  courses: 0,
  alreadyLive: false,
  taken: [],
  travelMinutes: () => 20,
};
type Change = Partial<Omit<EnrollmentFacts, 'offering' | 'child'>> & {
  offering?: Partial<EnrollmentFacts['offering']>;
  child?: Partial<EnrollmentFacts['child']>;
};
const withChange = ({ offering, child, ...rest }: Change): EnrollmentFacts => ({
  ...facts,
  ...rest,
  offering: { ...facts.offering, ...offering },
  child: { ...facts.child, ...child },
});
const codes = (change: Change) => {
  const decision = decideEnrollment(withChange(change));
  if (decision.kind === 'allowed') return [];
  return decision.refusals.map(({ code, params }) => (code === 'rule' ? `rule ${params?.ruleId}` : code));
};

/** A class of so many minutes in the morning, far from every other. */
const away = (date: string, minutes: number) => ({
  ...lesson(date, 480, 480 + minutes),
  schoolId: 'shendang',
});
/** So many minutes in the week of 22 September, on other days than the offering's. */
const week = (minutes: number) => [
  away('2026-09-21', 180),
  away('2026-09-23', 180),
  away('2026-09-24', minutes - 360),
];

describe('whether a child can have a place', () => {
  it('holds the last one for 15 minutes at a frozen price', () => {
    expect(decideEnrollment(facts)).toEqual({
      kind: 'allowed',
      outcome: 'held',
      holdUntil: instantOf('2026-09-03', 735),
      quote: {
        lines: [
          { kind: 'agency', fen: 7000 },
          { kind: 'materials', fen: 2000 },
        ],
        subsidyFen: 0,
        dueFen: 9000,
        grants: [],
      },
    });
    expect(decideEnrollment({ ...facts, holdMinutes: 30 })).toMatchObject({
      holdUntil: instantOf('2026-09-03', 750),
    });
  });

  test.each<[string, Change]>([
    ['the county pays', { offering: { payer: 'county' } }],
    ['it costs nothing', { offering: { perLessonFen: 0, materialsFen: 0 } }],
  ])('confirms at once when %s', (_, change) => {
    expect(decideEnrollment(withChange(change))).toMatchObject({
      kind: 'allowed',
      outcome: 'confirmed',
      holdUntil: null,
      quote: { dueFen: 0 },
    });
  });

  test.each<[string, Change, string[]]>([
    ['the last place is gone', { offering: { taken: 30 } }, ['full']],
    ['more are gone than there are', { offering: { taken: 31 } }, ['full']],
    ['at the minute it opens', { now: opensAt }, []],
    ['a millisecond before', { now: new Date(opensAt.getTime() - 1) }, ['not_open_yet']],
    ['a millisecond before it closes', { now: new Date(closesAt.getTime() - 1) }, []],
    ['at the minute it closes', { now: closesAt }, ['closed']],
    ['no closing time', { offering: { closesAt: null } }, ['closed']],
    ['no opening time', { offering: { opensAt: null } }, ['opening_unknown']],
    ['no lesson left', { offering: { lessons: [] } }, ['closed']],
    ['canceled', { offering: { status: 'canceled' } }, ['offering_canceled']],
    ['grade below', { child: { grade: 2 } }, ['grade']],
    ['grade above', { child: { grade: 5 } }, ['grade']],
    ['grade at the top', { child: { grade: 4 } }, []],
    ['already in it', { alreadyLive: true, offering: { taken: 30 } }, ['already_enrolled', 'full']],
    ['another school', { child: { schoolId: 'shendang' } }, ['other_school']],
    ['another school of the group', { child: { schoolId: 'shendang' }, offering: { audience: 'group' } }, []],
    [
      'another group',
      { child: { schoolId: 'shendang', schoolGroupId: 'g2' }, offering: { audience: 'group' } },
      ['other_school'],
    ],
    [
      'two schools without a group',
      {
        child: { schoolId: 'shendang', schoolGroupId: null },
        offering: { audience: 'group', schoolGroupId: null },
      },
      ['other_school'],
    ],
    [
      'anyone of the county',
      { child: { schoolId: 'shendang', schoolGroupId: null }, offering: { audience: 'county' } },
      [],
    ],
    ['P1: provider not listed', { providerSells: false }, ['provider_not_listed']],
    ['course not approved', { courseApproved: false }, ['course_not_approved']],
    ['P8: a check out of date', { staffChecksValid: false }, ['staff_check_expired']],
    ['the class stands still', { paused: true }, ['offering_paused']],
    ['the class breaks a rule', { broken: ['V1'] }, ['class_against_rule']],
    ['a rule that was said already', { broken: ['P8'], staffChecksValid: false }, ['staff_check_expired']],
    ['B1: 180 minutes that day', { taken: [away('2026-09-22', 90)] }, []],
    ['B1: 181 minutes that day', { taken: [away('2026-09-22', 91)] }, ['rule B1']],
    ['B2: 600 minutes that week', { taken: week(510) }, []],
    ['B2: 601 minutes that week', { taken: week(511) }, ['rule B2']],
    ['B3: the fifth course', { courses: 4 }, []],
    ['B3: the sixth course', { courses: 5 }, ['rule B3']],
    ['no limit of the county yet', { courses: 9, rules: {} }, []],
    [
      'a class in another offering',
      { taken: [{ ...lesson('2026-09-22', 900, 941), schoolId: 'xiangyang' }] },
      ['clash'],
    ],
    [
      'one that ends when this begins',
      { taken: [{ ...lesson('2026-09-22', 900, 940), schoolId: 'xiangyang' }] },
      [],
    ],
    ['elsewhere, just in time', { taken: [{ ...lesson('2026-09-22', 860, 920), schoolId: 'shendang' }] }, []],
    [
      'elsewhere, a minute short',
      { taken: [{ ...lesson('2026-09-22', 860, 921), schoolId: 'shendang' }] },
      ['clash_travel'],
    ],
    [
      'everything at once, the fullness last',
      { providerSells: false, child: { grade: 9 }, offering: { taken: 30, status: 'running' } },
      ['closed', 'provider_not_listed', 'grade', 'full'],
    ],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('sells in one state only', () => {
    expect(OFFERING_STATUSES.filter((status) => codes({ offering: { status } }).length === 0)).toEqual([
      'open',
    ]);
    expect(codes({ offering: { status: 'approved' } })).toEqual(['not_open_yet']);
    expect(codes({ offering: { status: 'finished' } })).toEqual(['closed']);
  });

  it('tells when it opens and what is in the way', () => {
    expect(saleRefusals({ ...facts, now: instantOf('2026-09-01', 0) })[0]?.params).toEqual({
      date: '2026-09-02',
      time: '08:00',
    });
    const taken = [{ ...lesson('2026-09-22', 860, 921), schoolId: 'shendang' }];
    const decision = decideEnrollment({ ...facts, taken });
    expect(decision).toMatchObject({
      refusals: [{ params: { date: '2026-09-22', start: '14:20', end: '15:21', minutes: 20 } }],
    });
  });

  it('charges only lessons still to come', () => {
    const started = { ...facts, now: instantOf('2026-09-15', 940) };
    expect(quoteNow(started).lines).toEqual([
      { kind: 'agency', fen: 3500 },
      { kind: 'materials', fen: 2000 },
    ]);
  });

  it('never lets one in where the sale is refused, and never holds a free place', () => {
    fc.assert(
      fc.property(
        fc.record({
          taken: fc.integer({ min: 0, max: 40 }),
          providerSells: fc.boolean(),
          courseApproved: fc.boolean(),
          staffChecksValid: fc.boolean(),
          minute: fc.integer({ min: 0, max: 30 * 1440 }),
          grade: fc.integer({ min: 1, max: 9 }),
          perLessonFen: fc.integer({ min: 0, max: 10_000 }),
        }),
        ({ taken, minute, grade, perLessonFen, ...flags }) => {
          const now = new Date(instantOf('2026-08-25', 0).getTime() + minute * 60_000);
          const asked = withChange({
            ...flags,
            now,
            child: { grade },
            offering: { taken, perLessonFen, materialsFen: 0 },
          });
          const decision = decideEnrollment(asked);
          if (decision.kind === 'allowed') {
            expect(taken).toBeLessThan(30);
            expect(Object.values(flags)).toEqual([true, true, true]);
            expect(now >= opensAt && now < closesAt && [3, 4].includes(grade)).toBe(true);
            expect(decision.outcome).toBe(decision.quote.dueFen === 0 ? 'confirmed' : 'held');
          } else expect(decision.refusals.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('what fits my child first', () => {
  test.each<[string, Change, Fit]>([
    ['everything', {}, 'fits'],
    ['has it', { alreadyLive: true, offering: { taken: 30 } }, 'already'],
    ['opens later', { now: instantOf('2026-09-01', 0) }, 'later'],
    ['is drawn later', { offering: { allocation: 'draw', draw: null } }, 'later'],
    ['opens later but for others', { now: instantOf('2026-09-01', 0), child: { grade: 9 } }, 'not_for_child'],
    ['full', { offering: { taken: 30 } }, 'not_now'],
    ['full before it opens', { now: instantOf('2026-09-01', 0), offering: { taken: 30 } }, 'not_now'],
    ['clash', { taken: [{ ...lesson('2026-09-22'), schoolId: 'xiangyang' }] }, 'clashes'],
  ])('%s', (_, change, fit) => {
    expect(fitOf(decideEnrollment(withChange(change)))).toBe(fit);
  });

  it('keeps the order within each kind', () => {
    const fits: Record<string, Fit> = {
      a: 'not_for_child',
      b: 'fits',
      c: 'later',
      d: 'fits',
      e: 'not_now',
      f: 'clashes',
    };
    expect(fitsFirst(Object.keys(fits), (key) => fits[key] as Fit).join('')).toBe('bdcfea');
  });
});
