import { describe, expect, it } from 'vitest';
import { instantOf } from '~/domain/calendar';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';
import { decideJoin } from '~/domain/waitlist/join';
import { canBeOffered, offersByItself } from '~/domain/waitlist/standing';
import { canWait } from '~/domain/waitlist/waited-for';

const NOW = instantOf('2026-09-03', 720);
const draw = { opensAt: instantOf('2026-09-01', 480), closesAt: instantOf('2026-09-02', 480) };

/** A full first-come class on sale, and a child that it is meant for. */
const facts: EnrollmentFacts = {
  now: NOW,
  child: { grade: 3, schoolId: 'xiangyang', schoolGroupId: null },
  offering: {
    status: 'open',
    opensAt: instantOf('2026-09-02', 480),
    closesAt: instantOf('2026-09-15', 940),
    grades: [3, 4],
    capacity: 30,
    taken: 30,
    audience: 'own_school',
    schoolId: 'xiangyang',
    schoolGroupId: null,
    payer: 'family',
    perLessonFen: 3500,
    materialsFen: 0,
    lessons: [{ date: '2026-09-22', startMinute: 940, endMinute: 1030 }],
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
  inLine?: boolean;
  lines?: number;
};
const withChange = ({ offering, child, inLine = false, lines = 0, ...rest }: Change) => ({
  ...facts,
  ...rest,
  inLine,
  lines,
  mostLines: 3,
  offering: { ...facts.offering, ...offering },
  child: { ...facts.child, ...child },
});

describe('decideJoin', () => {
  it.each<[string, Change, string]>([
    ['a full class', {}, ''],
    ['a free place that others wait for', { offering: { taken: 29, waiting: 2 } }, ''],
    ['a free place and nobody waits', { offering: { taken: 29 } }, 'place_free'],
    ['a child that stands there', { inLine: true }, 'waiting_already'],
    ['a child in one line less than it may', { lines: 2 }, ''],
    ['in as many as it may', { lines: 3 }, 'lines_full'],
    ['in more, out of a draw', { lines: 9 }, 'lines_full'],
    ['what it could not have anyway is told first', { lines: 3, child: { grade: 6 } }, 'grade'],
    ['and so is a free place', { lines: 3, offering: { taken: 29 } }, 'place_free'],
    ['an application', { lines: 3, offering: { allocation: 'school_choice' } }, 'lines_full'],
    ['a child that has the place', { alreadyLive: true }, 'already_enrolled'],
    ['another grade', { child: { grade: 6 } }, 'grade'],
    ['another school’s class', { child: { schoolId: 'haibin' } }, 'other_school'],
    ['a sale that is over', { now: instantOf('2026-09-15', 940) }, 'closed'],
    ['a sale that has not begun', { now: instantOf('2026-09-01', 940) }, 'not_open_yet'],
    ['a sale that stands still', { paused: true }, 'offering_paused'],
    ['a draw to come', { offering: { allocation: 'draw', draw: null } }, 'draw_to_come'],
    [
      'a draw under way',
      { offering: { allocation: 'draw', draw: { ...draw, status: 'holding' } } },
      'draw_under_way',
    ],
    ['a class after its draw', { offering: { allocation: 'draw', draw: { ...draw, status: 'drawn' } } }, ''],
    ['a school that chooses', { offering: { allocation: 'school_choice', taken: 0 } }, ''],
    ['a school that chose everybody', { offering: { allocation: 'school_choice' } }, ''],
  ])('%s', (_, change, code) => {
    const decision = decideJoin(withChange(change));
    expect(decision.kind === 'allowed' ? '' : decision.refusals[0]?.code).toBe(code);
  });
});

describe('what a joining child is told', () => {
  const codesOf = (change: Change) => {
    const decision = decideJoin(withChange(change));
    return decision.kind === 'allowed' ? [] : decision.refusals.map(({ code }) => code);
  };

  it('of a free place and too many lines is both: siblings wait together where one place is free', () => {
    expect(codesOf({ lines: 3, offering: { taken: 29 } })).toEqual(['place_free', 'lines_full']);
  });

  it('of what it could not have anyway is that alone', () => {
    expect(codesOf({ lines: 3, child: { grade: 6 } })).toEqual(['grade']);
  });
});

describe('offersByItself', () => {
  it.each<[string, Change, boolean, boolean]>([
    ['a first-come class', {}, true, true],
    [
      'after its sale is over',
      { now: instantOf('2026-09-20', 940), offering: { status: 'confirmed' } },
      true,
      true,
    ],
    ['once it has begun', { now: instantOf('2026-09-22', 940) }, false, false],
    ['paused', { paused: true }, false, false],
    ['of a provider that may not sell', { providerSells: false }, false, false],
    [
      'before its draw',
      { offering: { allocation: 'draw', draw: { ...draw, status: 'frozen' } } },
      false,
      true,
    ],
    ['after its draw', { offering: { allocation: 'draw', draw: { ...draw, status: 'drawn' } } }, true, true],
    ['by the school’s choice', { offering: { allocation: 'school_choice' } }, false, true],
    ['canceled', { offering: { status: 'canceled' } }, false, false],
  ])('%s', (_, change, byItself, atAll) => {
    const asked = withChange(change);
    expect([offersByItself(asked), canBeOffered(asked)]).toEqual([byItself, atAll]);
  });
});

describe('canWait', () => {
  it.each([
    ['nothing is missing', [], false],
    ['only a place', ['full'], true],
    ['a place and the line', ['others_wait'], true],
    ['something else as well', ['grade', 'full'], false],
  ] as const)('%s', (_, codes, can) => {
    expect(canWait(codes.map((code) => ({ code })))).toBe(can);
  });
});
