// Holding a draw of a county: 100,000 children with five wishes each for 3,000 classes, and smaller ones of the same shape,
// against what no draw can do without: a number for everybody, and everybody in the order of their numbers.
import { createHash } from 'node:crypto';
import { draw } from '~/domain/allocation/draw';
import type { DrawApplicant, DrawInput } from '~/domain/allocation/market';
import { type Prng, prng } from '../../prisma/seed/prng';
import { alternating, type Figure } from './measure';

const SIZES = [12_500, 25_000, 50_000, 100_000];
const LARGEST = { children: 100_000, classes: 3_000, wishes: 5 };
const ROUNDS = 3;
const GOAL_SECONDS = 5;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a draw of each size costs, and of the largest how it grew and whether it keeps to the goal. */
export function benchDraw(): Figure[] {
  const figures = SIZES.map((children): Figure => {
    const input = marketOf(children);
    let worked = Number.POSITIVE_INFINITY;
    const figure = alternating({
      name: `a draw of ${children} children, ${LARGEST.wishes} wishes each, ${input.offerings.length} classes`,
      rounds: ROUNDS,
      callsPerRound: 1,
      measured: () => {
        const before = process.cpuUsage();
        const outcome = draw(input, sha256);
        const { user, system } = process.cpuUsage(before);
        worked = Math.min(worked, (user + system) / 1e6);
        return outcome;
      },
      baseline: () => input.applicants.map(({ id }) => sha256(`${input.seed}:1:${id}`)).sort(),
    });
    const note = `${worked.toFixed(2)} s of processor time`;
    return { ...figure, against: 'a hash for each child, sorted', note };
  });
  return withGrowth(figures);
}

function withGrowth(figures: readonly Figure[]): Figure[] {
  const [least, most] = [figures[0], figures.at(-1)];
  const [small, large] = [SIZES[0], SIZES.at(-1)];
  if (!least || !most || !small || !large) return [...figures];
  const times = most.measured.median / least.measured.median;
  const allowed = (large * Math.log(large)) / (small * Math.log(small));
  const note = [
    most.note,
    `growth from ${small} to ${large} children: ${times.toFixed(1)} times the time; n log n: ${allowed.toFixed(1)}`,
    `${(most.measured.median / 1e6).toFixed(2)} s of the ${GOAL_SECONDS} s that it may take`,
  ].join('; ');
  return figures.map((figure) => (figure === most ? { ...figure, note } : figure));
}

/**
 * A market that is crowded as a county's is: some classes are wished much more than others, a third reserves places, every
 * tenth child has a claim, every twentieth wish is of two siblings, and a child wants one to three courses.
 */
function marketOf(children: number): DrawInput {
  const random = prng(`draw ${children}`);
  const classes = Math.round((LARGEST.classes * children) / LARGEST.children);
  const offerings = Array.from({ length: classes }, (_, index) => ({
    id: `class ${index}`,
    capacity: random.int(15, 34),
    reserved: random.chance(1 / 3)
      ? [
          { tag: 't1', places: 2 },
          { tag: 't2', places: 1 },
        ]
      : [],
    slots: [{ weekday: random.int(1, 5), start: random.pick(['15:40', '16:20', '17:00']), end: '17:30' }],
  }));
  const applicants: DrawApplicant[] = [];
  while (applicants.length < children) {
    const at = applicants.length;
    const siblings = random.chance(1 / 20) && at + 1 < children ? 2 : 1;
    const one = {
      wishes: wishesOf(random, classes).map((index) => `class ${index}`),
      cap: random.int(1, 3),
      tags: random.chance(1 / 10) ? [random.pick(['t1', 't2'])] : [],
      group: siblings === 2 ? `siblings ${at}` : null,
    };
    for (let each = 0; each < siblings; each += 1)
      applicants.push({ ...one, id: sha256(`child ${at + each}`).slice(0, 16) });
  }
  return { seed: 'a bench needs no secret', offerings, applicants };
}

/** The product of two chances: a class of the first tenth is wished a dozen times as often as one of the last. */
function wishesOf(random: Prng, classes: number): number[] {
  const wishes = new Set<number>();
  while (wishes.size < LARGEST.wishes) wishes.add(Math.floor(random.next() * random.next() * classes));
  return [...wishes];
}
