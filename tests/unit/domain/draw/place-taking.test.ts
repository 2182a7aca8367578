import { describe, expect, it } from 'vitest';
import type { Aid } from '~/domain/aid/programme';
import { instantOf } from '~/domain/calendar';
import { type PlaceFacts, partiesOf, settlePlaces } from '~/domain/draw/place-taking';
import { impossible } from '~/domain/draw/possible';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';

const now = instantOf('2026-09-03', 720);
const rules = rulesInForce(ruleBook, { on: '2026-09-03', region: 'zhejiang' });

/** A class at ¥35.00, one lesson on a day of its own. */
const factsFor = (date: string, over: Partial<EnrollmentFacts['offering']> = {}): EnrollmentFacts => ({
  now,
  child: { grade: 3, schoolId: 'xiangyang', schoolGroupId: null },
  offering: {
    status: 'open',
    opensAt: now,
    closesAt: instantOf('2026-09-14', 1080),
    grades: [3],
    capacity: 2,
    taken: 0,
    audience: 'own_school',
    schoolId: 'xiangyang',
    schoolGroupId: null,
    payer: 'family',
    perLessonFen: 3500,
    materialsFen: 0,
    lessons: [{ date, startMinute: 940, endMinute: 1030 }],
    ...over,
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
  travelMinutes: () => 0,
});

const aid: Aid = {
  asOf: '2026-09-03',
  child: { town: 'urban', entitlements: [] },
  used: [],
  programmes: [
    {
      id: 'all',
      order: 1,
      classes: [],
      towns: ['urban'],
      percent: 100,
      of: ['agency'],
      capFenPerChildTerm: 5000,
      budgetLeftFen: 8000,
      from: '2026-01-01',
      to: '2026-12-31',
    },
  ],
};

const place = (applicant: string, offering: string, round = 1) =>
  ({ applicant, offering, round, as: 'open' }) as const;
const standing = { hasLeft: false, ofDraw: true, consentsMissing: [] };
const settle = (
  places: ReturnType<typeof place>[],
  factsOf: (applicant: string, offering: string) => EnrollmentFacts,
  groups: Record<string, string> = {},
  aided: Aid | null = null,
) =>
  settlePlaces(
    partiesOf(places, (applicant) => groups[applicant] ?? null),
    (applicant, offering): PlaceFacts => ({
      facts: factsOf(applicant, offering),
      refusal: (facts) => impossible(facts, standing),
      childId: applicant,
      aid: aided,
    }),
  );
const dayOf: Record<string, string> = { tue: '2026-09-15', thu: '2026-09-17', fri: '2026-09-18' };
const onDay = (_: string, offering: string) => factsFor(dayOf[offering] ?? '2026-09-15');

describe('places that were drawn, when they are written', () => {
  it('are priced one after the other: cap of the child, then budget of the programme', () => {
    const settled = settle([place('a', 'tue'), place('b', 'tue'), place('a', 'thu', 2)], onDay, {}, aid);
    const prices = settled.map((each) =>
      'taken' in each ? each.taken.map(({ quote }) => quote.dueFen) : null,
    );
    // 3500 and 3500 of 8000 are granted; then 1500 is what a has left of its cap, and 1000 what is left at all.
    expect(prices).toEqual([[0], [0], [2500]]);
  });

  it('count for the next one of the same child: a class at the same time is void', () => {
    const settled = settle([place('a', 'tue'), place('a', 'also tue', 2)], onDay);
    expect(settled[1]).toMatchObject({ party: { offering: 'also tue' } });
    expect(
      'void' in (settled[1] as object) && [...(settled[1] as { void: ReadonlyMap<string, object> }).void],
    ).toEqual([['a', expect.objectContaining({ code: 'clash' })]]);
  });

  it('are void where the class has fewer places by now', () => {
    const settled = settle([place('a', 'tue'), place('b', 'tue')], (_, offering) =>
      factsFor(dayOf[offering] ?? '', { taken: 1 }),
    );
    expect(settled.map((each) => ('void' in each ? [...each.void.values()] : 'taken'))).toEqual([
      'taken',
      [{ code: 'full' }],
    ]);
  });

  it('are void for siblings together', () => {
    const settled = settle(
      [place('a', 'tue'), place('b', 'tue'), place('c', 'thu')],
      (applicant, offering) => {
        const facts = onDay(applicant, offering);
        return applicant === 'b' ? { ...facts, child: { ...facts.child, grade: 9 } } : facts;
      },
      { a: 'tie', b: 'tie' },
    );
    expect(settled).toHaveLength(2);
    const [tie] = settled;
    expect(tie && 'void' in tie && [...tie.void].sort()).toEqual([
      ['a', { code: 'sibling_out' }],
      ['b', { code: 'grade', params: { grade: 9 } }],
    ]);
    expect('taken' in (settled[1] as object)).toBe(true);
  });
});
