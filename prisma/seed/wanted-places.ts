import type { DrawLife } from './draw-times';
import type { Wanted } from './wanted';

type At = Pick<Wanted, 'school' | 'grade'>;

const qihang: At = { school: 'qihang', grade: 7 };
const gucheng: At = { school: 'gucheng', grade: 4 };
const xiangyang: At = { school: 'xiangyang', grade: 3 };

/** Classes of a draw at one school, one for each weekday named: two on the same day are in each other's way. */
const drawn = (life: DrawLife, at: At, weekdays: readonly number[], more: Partial<Wanted> = {}): Wanted[] =>
  weekdays.map((weekday) => ({ life, ...at, weekday, ...more }));

const lines = (at: At, weekdays: readonly number[]): Wanted[] =>
  weekdays.map((weekday) => ({ life: 'line', ...at, weekday, audience: 'county' }));

/** Classes that show how places are given: three draws, lines, a choice of the school, and classes with too few. */
export const wantedPlaces: readonly Wanted[] = [
  ...drawn('drawn', qihang, [2, 4], { audience: 'county' }),
  ...drawn('drawn', gucheng, [2, 4], { audience: 'county' }),
  ...drawn('drawn', { school: 'haitang' }, [3], { audience: 'county' }),
  ...drawn('drawn', { school: 'tingchao' }, [1, 3], { audience: 'county' }),
  ...drawn('drawn', { school: 'wenlan' }, [2, 5], { audience: 'county' }),
  ...drawn('drawn', gucheng, [3], { audience: 'county', family: true }),
  ...drawn('drawn', qihang, [1, 5], { audience: 'county', family: true }),
  ...drawn('drawn', { school: 'gangwan' }, [4, 5], { audience: 'county' }),
  ...drawn('to_draw', xiangyang, [1, 3]),
  ...drawn('to_draw', xiangyang, [5], { audience: 'county', family: true }),
  ...drawn('to_draw', { school: 'xiangyang-binhai', grade: 3 }, [2, 4], { audience: 'group' }),
  ...drawn('to_draw', { school: 'haitang', grade: 3 }, [1, 3], { audience: 'county' }),
  ...drawn('drawing', xiangyang, [2, 4]),
  ...drawn('drawing', xiangyang, [3, 5], { audience: 'county' }),
  ...drawn('drawing', gucheng, [1, 3]),
  ...drawn('drawing', qihang, [1, 3]),
  ...drawn('drawing', { school: 'jinghu' }, [2, 4], { audience: 'county' }),
  ...drawn('drawing', { school: 'shendang' }, [3], { audience: 'county', family: true }),
  // On several days: on one of them the child of the cast is free.
  ...lines(xiangyang, [2, 4, 5]),
  ...lines(gucheng, [1, 3, 5]),
  { life: 'line', school: 'haitang', weekday: 2 },
  { life: 'line', school: 'tingchao', weekday: 4 },
  { life: 'choice', ...xiangyang, weekday: 1, category: 'art' },
  { life: 'choice', school: 'shendang', weekday: 4, category: 'sport' },
  { life: 'small', ...xiangyang, weekday: 2, course: 'happy-football', audience: 'county' },
  { life: 'small', ...xiangyang, weekday: 4, course: 'happy-football', audience: 'county' },
  { life: 'small', school: 'qinghe', weekday: 3 },
  { life: 'small', ...gucheng, weekday: 5, family: true },
  { life: 'kept', school: 'wenlan', weekday: 2 },
  { life: 'kept', school: 'shuixiang', weekday: 4 },
  // Where the lines above all fall on afternoons on which the child of the cast has something, this one does not.
  ...lines(gucheng, [2]),
];
