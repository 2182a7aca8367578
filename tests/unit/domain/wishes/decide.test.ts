import { describe, expect, it } from 'vitest';
import { instantOf } from '~/domain/calendar';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { ruleBook } from '~/domain/reduction/book';
import type { CheckedParams } from '~/domain/reduction/params';
import { rulesInForce } from '~/domain/reduction/rule';
import type { Refusal } from '~/domain/refusal';
import { reserveClaims } from '~/domain/wishes/claims';
import {
  MOST_WISHES,
  mostWanted,
  togetherRefusals,
  type WishFacts,
  type WishWindow,
  wishListRefusals,
} from '~/domain/wishes/decide';
import { wishRefusals } from '~/domain/wishes/fits';
import { wishClashes } from '~/domain/wishes/hints';

const now = instantOf('2026-09-03', 720);
const window: WishWindow = {
  status: 'announced',
  opensAt: instantOf('2026-09-02', 480),
  closesAt: instantOf('2026-09-08', 1080),
};
const rules = rulesInForce(ruleBook, { on: '2026-09-03', region: 'zhejiang' });
const maxCourses = (rules.B3?.params as CheckedParams['B3'] | undefined)?.maxCourses ?? Number.NaN;

const facts: EnrollmentFacts = {
  now,
  child: { grade: 3, schoolId: 'xiangyang', schoolGroupId: null },
  offering: {
    status: 'open',
    opensAt: window.opensAt,
    closesAt: instantOf('2026-09-14', 1080),
    grades: [3, 4],
    capacity: 20,
    taken: 0,
    audience: 'own_school',
    schoolId: 'xiangyang',
    schoolGroupId: null,
    payer: 'family',
    perLessonFen: 3500,
    materialsFen: 0,
    allocation: 'draw',
    draw: window,
    lessons: [{ date: '2026-09-15', startMinute: 940, endMinute: 1030 }],
  },
  courseApproved: true,
  providerSells: true,
  staffChecksValid: true,
  paused: false,
  broken: [],
  rules,
  courses: 0,
  alreadyLive: false,
  taken: [],
  travelMinutes: () => 20,
};
type Change = Partial<Omit<EnrollmentFacts, 'offering'>> & {
  offering?: Partial<EnrollmentFacts['offering']>;
};
const withChange = ({ offering, ...rest }: Change = {}): EnrollmentFacts => ({
  ...facts,
  ...rest,
  offering: { ...facts.offering, ...offering },
});

describe('what a child can wish', () => {
  it.each<[string, Change, string[]]>([
    ['a class that fits', {}, []],
    ['one whose places are all spoken for', { offering: { taken: 20, waiting: 9 } }, []],
    ['one whose sale has not opened', { offering: { opensAt: instantOf('2026-09-20', 0) } }, []],
    ['one for older children', { offering: { grades: [5] } }, ['grade']],
    ['one of another school', { offering: { schoolId: 'ganpu' } }, ['other_school']],
    ['one it has', { alreadyLive: true }, ['already_enrolled']],
    ['one that was canceled', { offering: { status: 'canceled' } }, ['offering_canceled']],
    ['one of a provider that is not listed', { providerSells: false }, ['provider_not_listed']],
    ['one that stands still', { paused: true }, ['offering_paused']],
    [
      'one at the time of another',
      { taken: [{ date: '2026-09-15', startMinute: 960, endMinute: 1000, schoolId: 'xiangyang' }] },
      ['clash'],
    ],
    ['one more than the county lets it have (B3)', { courses: maxCourses }, ['rule']],
  ])('%s', (_name, change, expected) => {
    expect(wishRefusals(withChange(change)).map(({ code }) => code)).toEqual(expected);
  });
});

const children = (...each: EnrollmentFacts[]): WishFacts['children'] =>
  each.map((known) => new Map([['A', known]]));
const asked = (over: Partial<WishFacts> = {}): [string, string | undefined][] =>
  wishListRefusals({ now, window, children: children(facts), wishes: ['A'], cap: 1, ...over }).map(
    ({ code, path }) => [code, path],
  );

describe('a list of wishes', () => {
  it.each<[string, Partial<WishFacts>, [string, string | undefined][]]>([
    ['that fits', {}, []],
    ['without a class', { wishes: [] }, [['wish_none', 'wishes']]],
    [
      'with too many',
      { wishes: Array.from({ length: MOST_WISHES + 1 }, (_, index) => `${index}`) },
      [['wish_too_many', 'wishes']],
    ],
    ['with a class of another draw', { wishes: ['A', 'B'] }, [['wish_other_draw', 'wishes[1]']]],
    ['that wants nothing', { cap: 0 }, [['wish_cap', 'cap']]],
    ['that wants half a course', { cap: 1.5 }, [['wish_cap', 'cap']]],
    ['that wants all that B3 leaves', { cap: maxCourses }, []],
    ['and one more', { cap: maxCourses + 1 }, [['wish_cap', 'cap']]],
    [
      'of two children of whom one does not fit',
      { children: children(facts, withChange({ child: { ...facts.child, grade: 5 } })) },
      [['grade', 'wishes[0]']],
    ],
    [
      'of two children for one place',
      { children: children(...[1, 2].map(() => withChange({ offering: { capacity: 1 } }))) },
      [['wish_tie_too_large', 'wishes[0]']],
    ],
  ])('%s', (_name, over, expected) => {
    expect(asked(over)).toEqual(expected);
  });

  it('is taken from the first minute of the window to the last', () => {
    const justBefore = (at: Date) => new Date(at.getTime() - 1);
    expect(asked({ now: justBefore(window.opensAt) })).toEqual([['wish_not_open', undefined]]);
    expect(asked({ now: window.opensAt })).toEqual([]);
    expect(asked({ now: justBefore(window.closesAt) })).toEqual([]);
    expect(asked({ now: window.closesAt })).toEqual([['wish_frozen', undefined]]);
    expect(asked({ window: { ...window, status: 'frozen' } })).toEqual([['wish_frozen', undefined]]);
    expect(asked({ window: { ...window, status: 'aborted' } })).toEqual([['wish_draw_aborted', undefined]]);
  });

  it('wants no more than the tied child with the most courses may still have', () => {
    expect(mostWanted(children(facts, withChange({ courses: maxCourses - 1 })))).toBe(1);
    // The place in the class that was asked about is one of them.
    expect(mostWanted(children(withChange({ courses: maxCourses - 2, alreadyLive: true })))).toBe(1);
    expect(mostWanted(children(withChange({ rules: { ...rules, B3: undefined } })))).toBe(MOST_WISHES);
  });

  it('says each reason once, however many children it holds for', () => {
    const reason: Refusal = { code: 'grade', params: { grade: 5 } };
    expect(togetherRefusals([[reason], [reason], []], 1)).toEqual([reason]);
    expect(togetherRefusals([[], []], 2)).toEqual([]);
  });
});

it('knows which wishes cannot both be had', () => {
  const at = (id: string, schoolId: string, weekday: number, startMinute: number) => ({
    id,
    schoolId,
    slots: [{ weekday, startMinute, endMinute: startMinute + 60 }],
  });
  const wishes = [at('A', 'x', 2, 900), at('B', 'x', 2, 930), at('C', 'y', 2, 1000), at('D', 'y', 4, 900)];
  expect(wishClashes(wishes, () => 41)).toEqual([
    { ids: ['A', 'B'], travelMinutes: 0 },
    { ids: ['A', 'C'], travelMinutes: 41 },
    { ids: ['B', 'C'], travelMinutes: 41 },
  ]);
  // Forty minutes between: there on the minute.
  expect(
    wishClashes(
      [wishes[0], wishes[2]].flatMap((each) => each ?? []),
      () => 40,
    ),
  ).toEqual([]);
});

describe('claims to kept places', () => {
  const entitled = (of: Parameters<typeof reserveClaims>[0]['entitlements'][number]['class']) => ({
    class: of,
    from: '2026-09-01',
    to: '2026-09-08',
  });
  it.each([
    ['nothing', 'urban', [], '2026-09-08', []],
    ['a rural school', 'rural', [], '2026-09-08', ['rural']],
    ['subsistence on its last day', 'urban', [entitled('subsistence')], '2026-09-08', ['hardship']],
    ['subsistence a day later', 'urban', [entitled('subsistence')], '2026-09-09', []],
    ['a disability', 'urban', [entitled('disabled')], '2026-09-08', ['special_needs']],
    ['parents who work elsewhere', 'urban', [entitled('left_behind')], '2026-09-08', []],
    [
      'all of it',
      'rural',
      [entitled('orphan'), entitled('disabled')],
      '2026-09-08',
      ['hardship', 'rural', 'special_needs'],
    ],
  ] as const)('%s', (_name, town, entitlements, on, expected) => {
    expect(reserveClaims({ town, entitlements }, on)).toEqual(expected);
  });
});
