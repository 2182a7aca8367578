import { describe, expect, it, test } from 'vitest';
import { type ExpiryFacts, expiriesOf } from '~/domain/expiry/expiries';
import { type ExpiryItem, expiryStanding } from '~/domain/expiry/item';
import { noticesDue, type SentNotice } from '~/domain/expiry/notices';
import { pauseStep, type SaleStanding } from '~/domain/expiry/pause';
import { remedyFor } from '~/domain/expiry/remedy';
import { type LessonAhead, touchedLessons } from '~/domain/expiry/touched';
import type { StaffFacts } from '~/domain/staff/rostering';

const AGE = { staffCheckMaxAgeDays: 365 };
const clear = (checkedOn: string) => ({ checkedOn, result: 'clear' as const });
const hit = (checkedOn: string) => ({ checkedOn, result: 'hit' as const });

const person = (over: Partial<StaffFacts> = {}): StaffFacts => ({
  id: 'p1',
  name: '周凯',
  qualification: { kind: 'coach', validTo: null },
  inServiceTeacher: false,
  livesOverseas: false,
  leftOn: null,
  checks: [clear('2026-06-01')],
  ...over,
});

const provider = (over: Partial<ExpiryFacts> = {}): ExpiryFacts => ({
  providerId: 'v1',
  kind: 'sports_club',
  instructors: [],
  papers: [],
  listings: [],
  ...over,
});

const item = (over: Partial<ExpiryItem> = {}, today = '2026-09-08'): ExpiryItem => {
  const expiresOn = over.expiresOn ?? '2026-09-20';
  return {
    kind: 'staff_check',
    id: 'p1',
    providerId: 'v1',
    rule: 'P8',
    paper: null,
    ...expiryStanding(expiresOn, today),
    ...over,
  };
};

const lesson = (date: string, over: Partial<LessonAhead> = {}): LessonAhead => ({
  id: `l-${date}`,
  offeringId: 'o1',
  providerId: 'v1',
  date,
  startMinute: 940,
  endMinute: 1030,
  staff: [{ instructorId: 'p1', role: 'lead' }],
  ...over,
});

describe('what expires when', () => {
  const staff = (checks: StaffFacts['checks'], today = '2026-09-08') =>
    expiriesOf(provider({ instructors: [person({ checks })] }), today, AGE).map(
      ({ expiresOn, state, rule }) => [expiresOn, state, rule],
    );

  test.each([
    ['the day before the last', '2025-09-09', '2026-09-09', 'soon7'],
    ['the last day', '2025-09-08', '2026-09-08', 'soon7'],
    ['the day after', '2025-09-07', '2026-09-07', 'expired'],
    ['8 days ahead', '2025-09-16', '2026-09-16', 'soon30'],
    ['7 days ahead', '2025-09-15', '2026-09-15', 'soon7'],
    ['30 days ahead', '2025-10-08', '2026-10-08', 'soon30'],
    ['31 days ahead', '2025-10-09', '2026-10-09', 'soon60'],
    ['60 days ahead', '2025-11-07', '2026-11-07', 'soon60'],
    ['61 days ahead', '2025-11-08', '2026-11-08', 'ok'],
  ])('a check whose end is %s', (_, checkedOn, expiresOn, state) => {
    expect(staff([clear(checkedOn)])).toEqual([[expiresOn, state, 'P8']]);
  });

  it('counts days over a leap day', () => {
    expect(staff([clear('2027-09-08')], '2028-02-29')).toEqual([['2028-09-07', 'ok', 'P8']]);
    expect(staff([clear('2027-02-28')], '2028-02-29')).toEqual([['2028-02-28', 'expired', 'P8']]);
  });

  it('takes the latest check, and a hit ends it at once', () => {
    expect(staff([clear('2024-01-01'), clear('2026-09-01')])).toEqual([['2027-09-01', 'ok', 'P8']]);
    expect(staff([clear('2026-06-01'), hit('2026-09-08')])).toEqual([['2026-09-07', 'expired', 'P8']]);
    expect(staff([hit('2026-06-01'), clear('2026-09-01')])).toEqual([['2027-09-01', 'ok', 'P8']]);
    expect(staff([])).toEqual([]);
  });

  it('reads the rule’s own number', () => {
    const facts = provider({ instructors: [person({ checks: [clear('2026-03-12')] })] });
    expect(expiriesOf(facts, '2026-09-08', { staffCheckMaxAgeDays: 180 })[0]).toMatchObject({
      expiresOn: '2026-09-08',
      daysLeft: 0,
    });
  });

  it('forgets who has left, but not who leaves later', () => {
    const of = (leftOn: string) =>
      expiriesOf(provider({ instructors: [person({ leftOn })] }), '2026-09-08', AGE).length;
    expect([of('2026-09-07'), of('2026-09-08'), of('2026-09-09')]).toEqual([0, 0, 1]);
  });

  it('knows the papers a kind needs, and of several the one that holds longest', () => {
    const paper = (id: string, kind: ExpiryFacts['papers'][number]['kind'], validTo: string | null) => ({
      id,
      kind,
      validTo,
    });
    const club = provider({
      papers: [
        paper('old', 'school_running_licence', '2026-09-01'),
        paper('new', 'school_running_licence', '2027-09-01'),
        paper('business', 'business_licence', null),
        paper('other', 'heritage_certificate', '2026-01-01'),
      ],
    });
    expect(expiriesOf(club, '2026-09-08', AGE)).toMatchObject([
      { kind: 'credential', id: 'new', rule: 'P4', paper: 'school_running_licence', state: 'ok' },
    ]);
    const association = provider({
      kind: 'association',
      papers: [paper('reg', 'social_group_registration', '2026-09-07')],
    });
    expect(expiriesOf(association, '2026-09-08', AGE)).toMatchObject([
      { id: 'reg', rule: 'P5', state: 'expired', daysLeft: -1 },
    ]);
  });

  it('knows the listing in force, and that a school needs none', () => {
    const listings = [
      { id: 'before', status: 'expired' as const, validTo: '2026-07-31' },
      { id: 'now', status: 'listed' as const, validTo: '2026-10-01' },
      { id: 'asked', status: 'applied' as const, validTo: null },
      { id: 'removed', status: 'removed' as const, validTo: '2028-01-01' },
    ];
    expect(expiriesOf(provider({ listings }), '2026-09-08', AGE)).toMatchObject([
      { kind: 'listing', id: 'now', rule: 'P1', state: 'soon30' },
    ]);
    expect(expiriesOf(provider({ kind: 'school', listings }), '2026-09-08', AGE)).toEqual([]);
  });
});

describe('warnings', () => {
  const due = (expiresOn: string, today: string, sent: SentNotice['daysBefore'][] = []) => {
    const one = item({ expiresOn }, today);
    const known = sent.map((daysBefore) => ({ kind: one.kind, id: one.id, expiresOn, daysBefore }));
    return noticesDue([one], known).map(({ daysBefore }) => daysBefore);
  };
  test.each<[string, string, SentNotice['daysBefore'][], number[]]>([
    ['61 days before', '2026-11-08', [], []],
    ['60 days before', '2026-11-07', [], [60]],
    ['60 days before, sent', '2026-11-07', [60], []],
    ['31 days before, nothing sent', '2026-10-09', [], [60]],
    ['30 days before', '2026-10-08', [60], [30]],
    ['7 days before', '2026-09-15', [60, 30], [7]],
    ['7 days before, the days between missed', '2026-09-15', [60], [7]],
    ['all missed', '2026-09-10', [], [7]],
    ['the last day itself', '2026-09-08', [60, 30, 7], []],
    ['the day after', '2026-09-07', [60, 30, 7], [0]],
    ['long after, all missed', '2026-01-01', [], [0]],
    ['long after, sent', '2026-01-01', [0], []],
    ['a more urgent one was sent', '2026-10-08', [7], []],
  ])('%s', (_, expiresOn, sent, expected) => {
    expect(due(expiresOn, '2026-09-08', sent)).toEqual(expected);
  });

  it('begin anew with a new last day', () => {
    const renewed = item({ expiresOn: '2026-10-01' });
    const sent: SentNotice[] = [
      { kind: 'staff_check', id: 'p1', expiresOn: '2026-09-07', daysBefore: 0 },
      { kind: 'qualification', id: 'p1', expiresOn: '2026-10-01', daysBefore: 0 },
    ];
    expect(noticesDue([renewed], sent)).toEqual([{ item: renewed, daysBefore: 30 }]);
  });
});

describe('touched lessons', () => {
  const lessons = ['2026-09-01', '2026-09-08', '2026-09-19', '2026-09-20', '2026-09-21'].map((date) =>
    lesson(date),
  );
  const dates = (one: ExpiryItem, all = lessons) =>
    touchedLessons(one, all, '2026-09-08').map(({ date }) => date);

  it('are those ahead after the last valid day', () => {
    expect(dates(item({ expiresOn: '2026-09-20' }))).toEqual(['2026-09-21']);
    expect(dates(item({ expiresOn: '2026-09-07' }))).toEqual([
      '2026-09-08',
      '2026-09-19',
      '2026-09-20',
      '2026-09-21',
    ]);
  });

  it('are those the person stands in; for a qualification those they lead', () => {
    const assisted = [lesson('2026-09-21', { staff: [{ instructorId: 'p1', role: 'assistant' }] })];
    expect(dates(item(), assisted)).toEqual(['2026-09-21']);
    expect(dates(item({ kind: 'qualification', rule: 'P6' }), assisted)).toEqual([]);
    expect(dates(item({ id: 'p2' }), assisted)).toEqual([]);
  });

  it('are all of the provider for a paper and the listing', () => {
    const both = [lesson('2026-09-21'), lesson('2026-09-22', { providerId: 'v2' })];
    expect(dates(item({ kind: 'credential', rule: 'P4', id: 'c1' }), both)).toEqual(['2026-09-21']);
    expect(dates(item({ kind: 'listing', rule: 'P1', id: 'g1' }), both)).toEqual(['2026-09-21']);
  });
});

describe('who stands in', () => {
  const lessons = [lesson('2026-09-21'), lesson('2026-09-28')];
  const find = (people: StaffFacts[], over: Partial<Parameters<typeof remedyFor>[2]> = {}) => {
    const found = remedyFor(item(), lessons, {
      people,
      busy: [],
      ownSchool: false,
      sport: false,
      ...AGE,
      ...over,
    });
    return found.kind === 'replace' ? found.toInstructorId : found.kind;
  };
  const other = (over: Partial<StaffFacts> = {}) => person({ id: 'p2', name: '马骏', ...over });

  test.each<[string, Partial<StaffFacts>, string]>([
    ['all in order', {}, 'p2'],
    ['checked until the last lesson', { checks: [clear('2025-09-28')] }, 'p2'],
    ['checked until the day before it', { checks: [clear('2025-09-27')] }, 'pause'],
    ['never checked', { checks: [] }, 'pause'],
    ['a hit', { checks: [clear('2026-01-01'), hit('2026-09-01')] }, 'pause'],
    ['qualified until the last lesson', { qualification: { kind: 'coach', validTo: '2026-09-28' } }, 'p2'],
    ['qualified a day less', { qualification: { kind: 'coach', validTo: '2026-09-27' } }, 'pause'],
    ['not qualified', { qualification: null }, 'pause'],
    ['in school service', { inServiceTeacher: true }, 'pause'],
    ['overseas', { livesOverseas: true }, 'pause'],
    ['leaving on the last day', { leftOn: '2026-09-28' }, 'pause'],
    ['leaving after it', { leftOn: '2026-09-29' }, 'p2'],
  ])('%s', (_, over, expected) => {
    expect(find([person(), other(over)])).toBe(expected);
  });

  it('is free at those times, also of this very class', () => {
    const at = (startMinute: number) => [
      { instructorId: 'p2', title: '', date: '2026-09-28', startMinute, endMinute: startMinute + 60 },
    ];
    expect(find([other()], { busy: at(1029) })).toBe('pause');
    expect(find([other()], { busy: at(1030) })).toBe('p2');
  });

  it('needs no qualification where nobody leads, and may be in service at the school’s own course', () => {
    const assisted = lessons.map((each) => ({
      ...each,
      staff: [{ instructorId: 'p1', role: 'assistant' as const }],
    }));
    const facts = {
      people: [other({ qualification: null })],
      busy: [],
      ownSchool: false,
      sport: false,
      ...AGE,
    };
    expect(remedyFor(item(), assisted, facts).kind).toBe('replace');
    expect(find([other({ inServiceTeacher: true })], { ownSchool: true })).toBe('p2');
  });

  it('is a coach where a coach goes (P13)', () => {
    const artist = other({ qualification: { kind: 'artist', validTo: null } });
    expect(find([person(), artist], { sport: true })).toBe('pause');
    expect(find([person(), artist])).toBe('p2');
    expect(find([person(), other()], { sport: true })).toBe('p2');
  });

  it('nobody, for a paper or the listing', () => {
    const facts = { people: [other()], busy: [], ownSchool: false, sport: false, ...AGE };
    expect(remedyFor(item({ kind: 'listing' }), lessons, facts)).toEqual({ kind: 'pause' });
  });
});

describe('the sale of a class', () => {
  const TODAY = '2026-09-08';
  const over = item({ expiresOn: '2026-09-07' });
  const soon = item({ expiresOn: '2026-09-20' });
  const lessons = [lesson('2026-09-21')];
  const at = new Date('2026-09-08T00:00:00Z');
  const sale = (more: Partial<SaleStanding> = {}): SaleStanding => ({
    id: 'o1',
    status: 'open',
    pausedAt: null,
    pausedRule: null,
    pausedBy: null,
    ...more,
  });
  const paused = (more: Partial<SaleStanding> = {}) => sale({ pausedAt: at, pausedRule: 'P8', ...more });

  test.each<[string, SaleStanding, ExpiryItem[], unknown]>([
    ['pauses on the day after', sale(), [over], { act: 'pause', rule: 'P8' }],
    ['not before', sale(), [soon], null],
    ['also when it is still to open', sale({ status: 'approved' }), [over], { act: 'pause', rule: 'P8' }],
    ['not one that is over for sale', sale({ status: 'running' }), [over], null],
    ['not another class', sale({ id: 'o2' }), [over], null],
    ['stays paused', paused(), [over], null],
    ['goes on when renewed', paused(), [item({ expiresOn: '2027-09-07' })], { act: 'resume' }],
    ['stays paused early, while its lessons rest on it', paused(), [soon], null],
    ['never ends the bureau’s pause', paused({ pausedBy: 'u1' }), [], null],
    ['never ends a pause for another rule', paused({ pausedRule: 'V1' }), [], null],
    ['names the rule that is left', paused({ pausedRule: 'P4' }), [over], { act: 'pause', rule: 'P8' }],
  ])('%s', (_, offering, items, expected) => {
    expect(pauseStep(offering, items, lessons, TODAY)).toEqual(expected);
  });
});
