import type { Offering } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import { endOf } from '~/domain/planning/times';
import { quote } from '~/domain/pricing/quote';
import type { FrozenQuote } from '~/services/enrollment/frozen-quote';
import { type Books, take } from './books';
import { castPlaces } from './cast-places';
import { idOf } from './ids';
import { datesOf } from './invited';
import { ENROLLABLE, type Life } from './lives';
import type { OfferingSeed } from './offerings';
import { couldTake, enter } from './one-more';
import type { ChildSeed, GuardianSeed } from './people';
import { type Prng, prng } from './prng';
import type { DemoDays } from './today';

export type EnrollmentSeed = {
  readonly id: string;
  readonly offering: OfferingSeed;
  readonly child: ChildSeed;
  readonly guardian: GuardianSeed;
  readonly status: 'held' | 'confirmed' | 'completed' | 'withdrawn' | 'canceled';
  readonly endReason: 'hold_expired' | 'guardian' | 'school' | null;
  readonly quote: FrozenQuote;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly heldUntil: Date | null;
  readonly endedAt: Date | null;
  /** What came by bank transfer, where the family chose that. */
  readonly transfer?: { readonly paidFen: number; readonly paidAt: Date };
};

export type Filled = {
  readonly offering: OfferingSeed;
  readonly capacity: number;
  readonly minimum: number;
  readonly places: readonly EnrollmentSeed[];
};

type Size = Pick<Offering, 'capacity' | 'minimum'> & { readonly children: number };

/** More classes than this a term nobody has. */
const CLASSES_A_TERM = 4;
/** With fewer children than this nobody would call a class full. */
const FULL_FROM = 6;
/** And with fewer than this no class would have begun: it is left out of the county. */
const BEGINS_FROM = 4;
const BEGAN: readonly Life[] = ['running', 'finished', 'closed'];
const MINUTE = 60_000;
/** Classes that need their children most choose first; the others take who is left. */
const FILL_FIRST: readonly Life[] = ['full', 'almost_full', 'running', 'finished', 'closed', 'closing_soon'];

/** Gives every offering its places: capacity, minimum, and the children who have one. */
export function enrollments(
  laid: readonly OfferingSeed[],
  list: readonly ChildSeed[],
  days: DemoDays,
  books: Books,
): Filled[] {
  const classes = new Map<string, number>();
  const given = new Map<string, ChildSeed[]>();
  const count = (child: ChildSeed, offering: OfferingSeed, more: number) => {
    const key = `${child.id} ${offering.termId}`;
    const sum = (classes.get(key) ?? 0) + more;
    classes.set(key, sum);
    return sum;
  };
  const enroll = (child: ChildSeed, offering: OfferingSeed) => {
    enter(books, child, offering);
    count(child, offering, 1);
    given.set(offering.id, [...(given.get(offering.id) ?? []), child]);
  };
  for (const [child, offering] of castPlaces(laid, list, books, days)) enroll(child, offering);

  const order = [...laid].sort((a, b) => turnOf(a.life) - turnOf(b.life));
  return order.flatMap((planned) => {
    const random = prng(`places ${planned.id}`);
    const already = given.get(planned.id) ?? [];
    // Two classes that are small can become one, if their children can go to either.
    const twin = laid.find((each) => isTwin(planned, each));
    const fitsTwin = (child: ChildSeed) => !twin || couldTake(books, child, twin);
    const pool = list
      .filter((child) => !child.cast && child.guardians.length > 0 && couldTake(books, child, planned))
      .filter((child) => count(child, planned, 0) < CLASSES_A_TERM)
      .map((child) => ({
        child,
        rank: count(child, planned, 0) + random.next() + (fitsTwin(child) ? 0 : 10),
      }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ child }) => child);
    const reach = pool.length + already.length;
    if (BEGAN.includes(planned.life) && already.length === 0 && reach < BEGINS_FROM) return [];
    const few = (planned.life === 'full' || planned.life === 'line') && reach < FULL_FROM;
    const offering: OfferingSeed = few ? { ...planned, life: 'filling' } : planned;
    const size = sizeOf(offering.life, offering.limit, reach, random);
    for (const child of pool.slice(0, Math.max(0, size.children - already.length))) enroll(child, offering);
    const chosen = given.get(offering.id) ?? [];
    const capacity = Math.max(size.capacity, chosen.length);
    const places = placesOf(offering, chosen, days, random);
    const extra = already.length === 0 ? formerPlaces(offering, pool.slice(size.children), days, random) : [];
    // Until it left the class a child could not be anywhere else.
    for (const { child, status } of extra)
      if (status === 'withdrawn') take(books, child.id, datesOf(offering));
    return [{ offering, capacity, minimum: Math.min(size.minimum, capacity), places: [...places, ...extra] }];
  });
}

/** How large a class is and how many have a place, by its life and the children there are. */
function sizeOf(life: Life, limit: number, pool: number, random: Prng): Size {
  const share = (low: number, high: number) => low + random.next() * (high - low);
  const most = Math.min(limit, pool);
  // People plan for 18 or 20, hardly ever for 19.
  const even = (value: number) => (value >= 10 ? value - (value % 2) : value);
  const size = (capacity: number, children: number): Size => {
    const seats = Math.max(1, capacity);
    const minimum = Math.max(
      1,
      Math.min(Math.round(seats * 0.4), children > 0 && life !== 'filling' ? children : seats),
    );
    return { capacity: seats, minimum, children };
  };
  const roomy = () => even(Math.max(Math.min(limit, 8), Math.round(limit * share(0.7, 1))));
  switch (life) {
    case 'full':
      return size(even(most), even(most));
    case 'line': {
      // Some children are left who would like to have a place as well.
      const children = even(Math.max(Math.min(most, BEGINS_FROM), Math.min(limit, pool - 8)));
      return size(children, children);
    }
    case 'almost_full': {
      const capacity = even(Math.min(limit, pool + 1));
      return size(capacity, capacity - random.int(1, 2));
    }
    case 'running':
    case 'finished':
    case 'closed': {
      const children = Math.max(Math.min(most, BEGINS_FROM), Math.round(most * share(0.7, 1)));
      return size(Math.min(limit, even(Math.max(6, children + random.int(1, 4)))), children);
    }
    case 'filling':
    case 'closing_soon': {
      const capacity = roomy();
      const wish = Math.round(capacity * (life === 'filling' ? share(0.2, 0.6) : share(0.6, 0.8)));
      return size(capacity, Math.min(wish, capacity - 2, Math.ceil(pool * 0.6)));
    }
    case 'just_opened':
      return size(roomy(), Math.min(random.int(0, 2), pool));
    case 'canceled':
      return size(roomy(), Math.min(3, pool));
    case 'small':
    case 'kept': {
      const capacity = roomy();
      const minimum = Math.max(3, Math.ceil(capacity / 2));
      return { capacity, minimum, children: Math.min(most, minimum - random.int(1, 2)) };
    }
    // Fewer places than are wished for: who gets one is drawn later.
    case 'drawn':
    case 'to_draw':
    case 'drawing':
      return size(even(Math.min(limit, random.int(10, 16), Math.max(5, Math.ceil(pool / 3)))), 0);
    default:
      return size(roomy(), 0);
  }
}

/** Rows for those who have a place, or had one until the class ended. */
function placesOf(
  offering: OfferingSeed,
  chosen: readonly ChildSeed[],
  days: DemoDays,
  random: Prng,
): EnrollmentSeed[] {
  const times = takenAt(offering, chosen.length, days, random);
  const last = offering.lessons.at(-1);
  return chosen.map((child, index) => {
    const createdAt = times[index] as Date;
    const place = baseOf(offering, child, createdAt, random);
    if (offering.life === 'finished')
      return { ...place, status: 'completed', endedAt: last ? endOf(last) : null };
    if (offering.life !== 'canceled') return place;
    return {
      ...place,
      status: 'canceled',
      endReason: 'school',
      endedAt: instantOf(addDays(days.today, -1), 10 * 60),
    };
  });
}

/** Places that somebody gave up: canceled before the start, never paid, or left while the class runs. */
function formerPlaces(
  offering: OfferingSeed,
  spare: readonly ChildSeed[],
  days: DemoDays,
  random: Prng,
): EnrollmentSeed[] {
  const child = spare[0];
  if (!child || !random.chance(0.3)) return [];
  const [createdAt] = takenAt(offering, 1, days, random) as [Date];
  const place = baseOf(offering, child, createdAt, random);
  const paid = place.quote.dueFen > 0;
  if (offering.life === 'running') {
    const began = offering.lessons.filter(({ date }) => date < days.today);
    const after = began[random.int(0, Math.max(0, began.length - 1))];
    if (!after || began[0] === undefined) return [];
    const endedAt = instantOf(after.date, 20 * 60 + 15);
    if (endedAt <= createdAt) return [];
    return [{ ...place, status: 'withdrawn', endReason: 'guardian', endedAt }];
  }
  if (!ENROLLABLE.includes(offering.life)) return [];
  if (paid && random.chance(0.4)) {
    const heldUntil = new Date(createdAt.getTime() + 15 * MINUTE);
    return [
      {
        ...place,
        status: 'canceled',
        endReason: 'hold_expired',
        confirmedAt: null,
        heldUntil,
        endedAt: heldUntil,
      },
    ];
  }
  const endedAt = new Date(createdAt.getTime() + random.int(30, 200) * MINUTE);
  return [{ ...place, status: 'canceled', endReason: 'guardian', endedAt }];
}

/** A place as it is before anything becomes of it: confirmed, its price paid soon after. */
export function baseOf(
  offering: OfferingSeed,
  child: ChildSeed,
  createdAt: Date,
  random: Prng,
): EnrollmentSeed {
  const { course, lessons } = offering;
  const [guardian] = child.guardians;
  if (!guardian) throw new Error('A child without a guardian has no place');
  const fee = {
    payer: course.group.pay ?? ('county' as const),
    perLessonFen: course.group.fen,
    lessons: lessons.length,
    materialsFen: course.group.materials ?? 0,
  };
  const price = quote(fee);
  const paying = price.dueFen > 0;
  return {
    id: idOf('enrollment', offering.id, child.id),
    offering,
    child,
    guardian,
    status: 'confirmed',
    endReason: null,
    quote: {
      ...price,
      perLessonFen: fee.perLessonFen,
      lessons: fee.lessons,
      refundModel: 'per_lesson',
      payee: offering.school.account ? 'school' : 'fiscal',
    },
    createdAt,
    confirmedAt: paying ? new Date(createdAt.getTime() + random.int(90, 540) * 1000) : createdAt,
    heldUntil: null,
    endedAt: null,
  };
}

/** When places were taken: most soon after the opening, all before the close and before last midnight. */
function takenAt(offering: OfferingSeed, count: number, { today }: DemoDays, random: Prng): Date[] {
  const from = offering.opensAt?.getTime() ?? 0;
  const until = Math.min(offering.closesAt?.getTime() ?? 0, instantOf(today, 0).getTime() - 4 * 3_600_000);
  const rush = offering.life === 'full' || offering.life === 'line' ? 40 * MINUTE : until - from;
  const span = Math.max(10 * MINUTE, Math.min(rush, until - from));
  return Array.from({ length: count }, () => new Date(from + Math.floor(random.next() ** 2 * span))).sort(
    (a, b) => a.getTime() - b.getTime(),
  );
}

function isTwin(one: OfferingSeed, other: OfferingSeed): boolean {
  const small = one.life === 'small' && other.life === 'small';
  return small && one !== other && one.course === other.course && one.school === other.school;
}

function turnOf(life: Life): number {
  const turn = FILL_FIRST.indexOf(life);
  return turn < 0 ? FILL_FIRST.length : turn;
}
