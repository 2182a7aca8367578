import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays } from '~/domain/calendar';
import { type LaidCounty, laidCounty } from '../../prisma/seed/laid';
import { LIVES } from '../../prisma/seed/lives';
import { breaksOf } from './seed-breaks';

// A day takes a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MONTHS = [
  '2026-09',
  '2026-10',
  '2026-11',
  '2026-12',
  '2027-01',
  '2027-02',
  '2027-03',
  '2027-04',
  '2027-05',
  '2027-06',
  '2027-07',
  '2027-08',
  '2027-09',
];
const firsts = MONTHS.map((month) => `${month}-01`);
/** First, middle and last day of every month of a school year. */
const ofMonths = firsts
  .slice(1)
  .flatMap((next, index) => [firsts[index] as string, `${MONTHS[index]}-15`, addDays(next, -1)]);

/** The last and the first days of terms, as the county announced them or as they usually are; and a leap day. */
const { calendar } = laidCounty('2026-12-31').days;
const ends = calendar.terms.flatMap(({ from, to }) => [addDays(from, -1), from, to, addDays(to, 1)]);
const days = [...new Set([...ofMonths, ...ends, '2028-02-29'])].sort();

describe('the demo county keeps to the rules whatever the day', () => {
  it.each(days)('%s', (today) => {
    const county = laidCounty(today);
    expect(breaksOf(county)).toEqual([]);
    const runs = county.days.lessonsBegan;
    const lives = new Set(county.filled.map(({ offering }) => offering.life));
    expect(lives).toEqual(new Set(LIVES.filter((life) => life !== 'running' || runs)));
    for (const { lists } of county.draws) expect(lists.length).toBeGreaterThan(100);
  });
});

describe('what is looked for is found', () => {
  const county = laidCounty('2026-12-31');
  const [place] = county.filled.flatMap(({ places }) => places);

  let found: string[] = [];
  beforeAll(() => {
    found = breaksOf(everywhere());
  });

  /** One child in each class there is. */
  function everywhere(): LaidCounty {
    if (!place) throw new Error('no place');
    const filled = county.filled.map((each) => {
      const more = { ...place, status: 'confirmed' as const, offering: each.offering };
      return { ...each, places: [...each.places, more] };
    });
    return { ...county, filled };
  }

  it.each([
    ['B1', /^B1: /],
    ['B2', /^B2: /],
    ['B3', /^B3: /],
    ['two lessons of a child at once', /a child is twice somewhere/],
    ['a class with too many', /more places than there are/],
    ['the same child twice in a class', /a child twice/],
    ['a place before the sale', /no sale/],
  ])('%s', (_, words) => {
    expect(found.filter((each) => words.test(each))).not.toEqual([]);
  });

  it('a room and a person in use twice, and who was not asked about', () => {
    const [each] = county.filled.filter(({ offering }) => offering.life === 'running');
    if (!each) throw new Error('no class');
    const staff = each.offering.staff.map((one) => ({ ...one, person: { ...one.person, checks: [] } }));
    const again = { ...each, places: [], offering: { ...each.offering, staff } };
    const words = breaksOf({ ...county, filled: [...county.filled, again] }).join('\n');
    expect(words).toMatch(/room_taken/);
    expect(words).toMatch(/teaches twice/);
    expect(words).toMatch(/P8: /);
  });

  it('one class more than a child may have, offered to it', () => {
    const live = new Map<string, number>();
    for (const { child, status } of county.filled.flatMap(({ places }) => places))
      if (status === 'confirmed' || status === 'held') live.set(child.id, (live.get(child.id) ?? 0) + 1);
    const [most] = [...live].sort((a, b) => b[1] - a[1]);
    const child = county.children.find(({ id }) => id === most?.[0]);
    const [entry] = county.entries.filter(({ status }) => status === 'offered');
    if (!child || !entry) throw new Error('no child');
    expect(breaksOf({ ...county, entries: [{ ...entry, child }] }).join('\n')).toMatch(/^B3: 6/m);
  });
});
