import { describe, expect, it } from 'vitest';
import { instantOf } from '~/domain/calendar';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { misfitOf, seat } from '~/domain/formation/fit';

const time = (date: string, startMinute: number) => ({ date, startMinute, endMinute: startMinute + 90 });
const ending = [time('2026-09-22', 940)];
const at = (schoolId: string, date: string, startMinute: number) => ({
  schoolId,
  ...time(date, startMinute),
});

const facts = (over: Partial<EnrollmentFacts> = {}): EnrollmentFacts => ({
  now: instantOf('2026-09-20', 1200),
  child: { grade: 3, schoolId: 'xiangyang', schoolGroupId: null },
  offering: {
    status: 'open',
    opensAt: instantOf('2026-09-10', 480),
    closesAt: instantOf('2026-09-18', 480),
    capacity: 10,
    taken: 10,
    waiting: 3,
    lessons: [time('2026-09-22', 1000)],
    grades: [3, 4],
    audience: 'own_school',
    schoolId: 'xiangyang',
    schoolGroupId: null,
    payer: 'family',
    perLessonFen: 3500,
    materialsFen: 0,
  },
  courseApproved: true,
  providerSells: true,
  staffChecksValid: true,
  paused: false,
  broken: [],
  rules: {} as EnrollmentFacts['rules'],
  courses: 1,
  alreadyLive: false,
  taken: [at('xiangyang', '2026-09-22', 940)],
  travelMinutes: () => 0,
  ...over,
});
const offering = (over: Partial<EnrollmentFacts['offering']>) => ({
  offering: { ...facts().offering, ...over },
});

describe('whether a child can go to the other class', () => {
  it.each<[string, Partial<EnrollmentFacts>, ReturnType<typeof misfitOf>]>([
    ['its own lessons stand in no way, nor what only the sale asks', {}, null],
    ['another grade', { child: { ...facts().child, grade: 5 } }, 'grade'],
    ['another school', { child: { ...facts().child, schoolId: 'ganpu' } }, 'not_meant'],
    ['a place there already', { alreadyLive: true }, 'has_it'],
    [
      'another class at that time',
      { taken: [at('xiangyang', '2026-09-22', 940), at('xiangyang', '2026-09-22', 1050)] },
      'other_class_then',
    ],
    [
      'a class elsewhere at the time of the one that ends',
      { taken: [at('haibin', '2026-09-22', 940)] },
      'other_class_then',
    ],
    ['a drawn class', offering({ allocation: 'draw', draw: null }), null],
    ['a class that has begun', offering({ lessons: [time('2026-09-20', 600)] }), 'other'],
  ])('%s', (_, over, expected) => expect(misfitOf(facts(over), ending)).toBe(expected));

  it('would meet its own old lesson if that stayed', () => {
    expect(misfitOf(facts(), [])).toBe('other_class_then');
  });
});

describe('who gets the places', () => {
  const child = (id: string, over: object = {}) => ({ id, misfit: null, offered: false, ...over });

  it('those who had their place first, until it is full', () => {
    const seats = seat([child('a'), child('b', { misfit: 'grade' }), child('c'), child('d')], 2);
    expect([...seats]).toEqual([
      ['a', null],
      ['b', 'grade'],
      ['c', null],
      ['d', 'full'],
    ]);
  });

  it('a child that is offered a place there needs no free one', () => {
    const seats = seat([child('a'), child('b', { offered: true }), child('c')], 1);
    expect([...seats.values()]).toEqual([null, null, 'full']);
  });

  it.each([0, -3])('nobody where %s are free', (free) => {
    expect([...seat([child('a')], free).values()]).toEqual(['full']);
  });
});
