import type { Audience, Category } from '~/domain/states';
import { CAST_CHILDREN } from './cast';
import { LIVES, type Life, quota } from './lives';
import { prng } from './prng';
import { schools } from './schools';
import type { DemoDays } from './today';
import { wantedPlaces } from './wanted-places';

/** An offering to lay: the more is said, the less is left to chance. */
export type Wanted = {
  readonly life: Life;
  readonly school?: string;
  readonly course?: string;
  readonly category?: Category;
  /** A grade that must be among those invited. */
  readonly grade?: number;
  /** Weekdays to try first. */
  readonly weekday?: number;
  readonly audience?: Audience;
  readonly family?: boolean;
  /** How many days ago a running class began, as far as the term reaches back. */
  readonly began?: number;
};

/** For each child of the cast: afternoons full of choice at the child's own school. */
const aroundChild: readonly Omit<Wanted, 'school' | 'grade'>[] = [
  { life: 'filling', weekday: 1, category: 'art' },
  { life: 'filling', weekday: 2, category: 'science_tech' },
  { life: 'filling', weekday: 3, category: 'sport' },
  { life: 'filling', weekday: 4, category: 'labour' },
  { life: 'filling', weekday: 5, category: 'integrated' },
  { life: 'filling', weekday: 1, category: 'science_tech', family: true },
  { life: 'filling', weekday: 2, category: 'sport' },
  { life: 'filling', weekday: 3, category: 'art', family: true },
  { life: 'filling', weekday: 4, category: 'integrated' },
  { life: 'just_opened', weekday: 5, category: 'science_tech' },
  { life: 'just_opened', weekday: 3, category: 'labour' },
  { life: 'almost_full', weekday: 4, category: 'sport' },
  { life: 'almost_full', weekday: 1 },
  { life: 'closing_soon', weekday: 2, category: 'art' },
  { life: 'full', weekday: 3 },
  { life: 'full', weekday: 5, category: 'sport' },
  { life: 'opening_soon', weekday: 2 },
  { life: 'opening_soon', weekday: 4, category: 'art' },
  { life: 'running', weekday: 2, category: 'art' },
  { life: 'running', weekday: 4, category: 'science_tech', family: true },
  { life: 'running', weekday: 1, category: 'sport' },
  { life: 'finished', weekday: 3 },
  { life: 'finished', weekday: 5, family: true },
  { life: 'submitted' },
  { life: 'approved' },
];

/** Offerings that somebody tells a story with: the three real courses, the cast's own, and shared ones. */
const stories: readonly Wanted[] = [
  { life: 'running', school: 'gucheng', course: 'guqin', grade: 4, weekday: 3 },
  { life: 'running', school: 'xiangyang', course: 'model-plane', grade: 3, weekday: 1, began: 48 },
  { life: 'running', school: 'xiangyang', course: 'ukulele', grade: 3, weekday: 5, began: 44 },
  { life: 'filling', school: 'gucheng', course: 'guqin', grade: 4, weekday: 4, audience: 'county' },
  { life: 'filling', school: 'xiangyang', course: 'guqin-ensemble', weekday: 2, audience: 'county' },
  { life: 'finished', school: 'gucheng', course: 'guqin', grade: 4 },
  { life: 'filling', school: 'xiangyang', course: 'magic', grade: 3, weekday: 4 },
  { life: 'full', school: 'haitang', course: 'magic' },
  { life: 'running', school: 'luhua', course: 'magic' },
  { life: 'filling', school: 'xiangyang', course: 'happy-football', grade: 3, weekday: 2 },
  { life: 'almost_full', school: 'wenlan', course: 'happy-football' },
  { life: 'running', school: 'shuixiang', course: 'happy-football' },
  { life: 'filling', school: 'xiangyang', course: 'football-five', grade: 3, weekday: 5 },
  { life: 'running', school: 'haitang', course: 'football-first', weekday: 2 },
  { life: 'finished', school: 'xiangyang', course: 'football-five', grade: 3 },
  { life: 'submitted', school: 'wenlan', course: 'football-first', weekday: 2 },
  { life: 'draft', school: 'xiangyang', course: 'football-first' },
  { life: 'submitted', school: 'xiangyang', course: 'woodwork' },
  { life: 'submitted', school: 'xiangyang', course: 'chorus' },
  { life: 'refused', school: 'xiangyang', course: 'cheer' },
  { life: 'filling', school: 'shendang', course: 'maker-corner', audience: 'group' },
  { life: 'filling', school: 'xiangyang', course: 'wind-band', grade: 3, audience: 'group' },
  { life: 'filling', school: 'gucheng', course: 'salt', grade: 4, audience: 'group' },
  { life: 'filling', school: 'wenlan', course: 'ai-play', audience: 'county' },
  { life: 'filling', school: 'qihang', course: 'smart-car', audience: 'county', grade: 7 },
  { life: 'just_opened', school: 'gangwan', course: 'gundeng', audience: 'county' },
  { life: 'running', school: 'jinghu', course: 'comics', audience: 'county' },
  { life: 'finished', school: 'xiangyang-binhai', course: 'street-dance' },
  { life: 'finished', school: 'tingchao', course: 'street-dance' },
  { life: 'finished', school: 'haitang', course: 'badminton-club' },
  { life: 'canceled', school: 'xiangyang-binhai', course: 'pottery' },
  { life: 'canceled', school: 'tingchao', course: 'drama' },
  { life: 'finished', school: 'gucheng', grade: 4, weekday: 2, family: true },
  { life: 'finished', school: 'gucheng', grade: 4, weekday: 5, family: true },
];

/** Everything to lay, the particular first: what is left of each quota goes to schools by their size. */
export function wanted(days: DemoDays): Wanted[] {
  const random = prng('wanted');
  const particular = [
    ...stories,
    ...CAST_CHILDREN.flatMap(({ schoolId: school, grade }) =>
      aroundChild.map((each) => ({ ...each, school, grade })),
    ),
  ].filter((each) => each.life !== 'running' || days.lessonsBegan);
  const left = quota(days);
  for (const { life } of particular) left[life] -= 1;
  const weighted = schools.flatMap((school) => Array.from({ length: school.size + 2 }, () => school.id));
  const rest = LIVES.flatMap((life) =>
    Array.from({ length: Math.max(0, left[life]) }, (): Wanted => {
      return {
        life,
        school: random.pick(weighted),
        audience: random.chance(0.15) ? 'group' : 'own_school',
        family: random.chance(0.3),
      };
    }),
  );
  return [...particular, ...random.shuffled(rest), ...wantedPlaces];
}
