import { addDays, daysBetween, instantOf, type SchoolDate, type Term } from '~/domain/calendar';
import type { OfferingStatus } from '~/domain/states';
import { drawTimes } from './draw-times';
import type { Prng } from './prng';
import type { DemoDays } from './today';

/** How an offering stands today: finer than its state, so that every kind of course page can be seen. */
export const LIVES = [
  'finished',
  'running',
  'full',
  'almost_full',
  'closing_soon',
  'filling',
  'just_opened',
  'opening_soon',
  'closed',
  'approved',
  'submitted',
  'refused',
  'draft',
  'canceled',
  // How places are given, and what becomes of a class with too few: laid after all others.
  'drawn',
  'to_draw',
  'drawing',
  'line',
  'choice',
  'small',
  'kept',
] as const;
export type Life = (typeof LIVES)[number];

export const statusOf: Record<Life, OfferingStatus> = {
  finished: 'finished',
  running: 'running',
  full: 'open',
  almost_full: 'open',
  closing_soon: 'open',
  filling: 'open',
  just_opened: 'open',
  opening_soon: 'open',
  closed: 'confirmed',
  approved: 'approved',
  submitted: 'submitted',
  refused: 'refused',
  draft: 'draft',
  canceled: 'canceled',
  drawn: 'open',
  to_draw: 'open',
  drawing: 'open',
  line: 'open',
  choice: 'open',
  small: 'open',
  kept: 'confirmed',
};

/** Lives in which a family finds a place today. */
export const ENROLLABLE: readonly Life[] = ['almost_full', 'closing_soon', 'filling', 'just_opened'];

/** Classes about places are each asked for by name: `wanted-places`. */
const BY_NAME = { drawn: 0, to_draw: 0, drawing: 0, line: 0, choice: 0, small: 0, kept: 0 };

/** How many offerings of each life the county has. In the vacations nothing runs, and more is open instead. */
export function quota({ lessonsBegan }: DemoDays): Record<Life, number> {
  const usual = {
    finished: 46,
    running: 66,
    full: 20,
    almost_full: 16,
    closing_soon: 10,
    filling: 90,
    just_opened: 14,
    opening_soon: 16,
    closed: 6,
    approved: 8,
    submitted: 11,
    refused: 4,
    draft: 8,
    canceled: 4,
    ...BY_NAME,
  };
  return lessonsBegan
    ? usual
    : { ...usual, running: 0, finished: usual.finished + 22, filling: usual.filling + 40, just_opened: 18 };
}

export type Span = { readonly term: Term; readonly start: SchoolDate; readonly weeks: number };

/** Days from today to the first lesson at least, so that the sale can be where the life says. */
const leadDays: Partial<Record<Life, number>> = {
  opening_soon: 13,
  approved: 15,
  submitted: 16,
  refused: 12,
  draft: 18,
  to_draw: 7,
  drawing: 8,
};

/** A term, first day and length in which a class of this life lies; null when today allows none. */
export function spanOf(life: Life, days: DemoDays, random: Prng, began?: number): Span | null {
  const { today, past, current, coming } = days;
  if (life === 'finished') {
    const gone = current ? daysBetween(current.from, today) : 0;
    if (current && gone >= 42 && random.chance(0.6)) {
      const weeks = random.int(4, Math.min(10, Math.floor(gone / 7) - 1));
      return { term: current, start: addDays(current.from, random.int(0, gone - weeks * 7)), weeks };
    }
    return within(past, addDays(past.from, random.int(3, 20)), random.int(9, 14));
  }
  if (life === 'running') {
    if (!current || !days.lessonsBegan) return null;
    const most = Math.min(daysBetween(current.from, today), 56);
    const back = Math.min(began ?? random.int(0, most), most);
    return within(current, addDays(today, -back), Math.ceil((back + random.int(7, 50)) / 7));
  }
  const earliest = addDays(today, leadDays[life] ?? 5);
  const from = earliest < coming.from ? coming.from : earliest;
  const spread = coming === current ? 9 : 16;
  return within(coming, addDays(from, random.int(0, spread)), random.int(8, 14));
}

/** Whole weeks, no further than the term goes. */
function within(term: Term, start: SchoolDate, weeks: number): Span | null {
  const left = Math.floor((daysBetween(start, term.to) + 1) / 7);
  return left < 1 ? null : { term, start, weeks: Math.min(weeks, left) };
}

/** Fewest lessons that make a class of this life worth showing. */
export function fewestLessons(life: Life): number {
  return life === 'running' ? 1 : life === 'finished' ? 3 : 4;
}

export type Sale = {
  readonly submittedAt: Date | null;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
};

const NOON = 12 * 60;
const EVENING = 18 * 60;
const CLOSING = 20 * 60;

/**
 * When a class was submitted, opens and closes. What lies in the past is over by last midnight and what lies ahead is
 * at noon today or later, so that the rows depend on the day alone, never on the hour at which the demo is laid.
 */
export function saleOf(life: Life, first: SchoolDate, { today }: DemoDays, random: Prng): Sale {
  const at = (days: number, minute: number) => instantOf(addDays(today, days), minute);
  const usualClose = instantOf(addDays(first, -1), CLOSING);
  const hour = random.pick([NOON, EVENING]);
  const sale = (opensAt: Date, closesAt = usualClose): Sale => ({
    submittedAt: new Date(
      Math.min(
        opensAt.getTime() - random.int(6, 12) * DAY,
        at(-4, 0).getTime() - random.int(0, 600) * 60_000,
      ),
    ),
    opensAt,
    closesAt,
  });
  switch (life) {
    case 'finished':
    case 'running':
      return sale(instantOf(addDays(first, -random.int(9, 16)), hour));
    case 'just_opened':
      return sale(at(-1, hour));
    case 'opening_soon': {
      const [day, minute] = random.pick(OPENINGS);
      return sale(at(day, minute));
    }
    case 'closing_soon': {
      const [day, minute] = random.pick([
        [1, NOON],
        [1, CLOSING],
        [2, NOON],
      ] as const);
      return sale(at(-random.int(5, 9), hour), at(day, minute));
    }
    case 'closed':
      return sale(at(-random.int(6, 10), hour), at(-1, CLOSING));
    case 'canceled':
    case 'kept':
      return sale(at(-random.int(9, 12), hour), at(-2, CLOSING));
    case 'small':
      return sale(at(-random.int(8, 10), hour), at(-1, CLOSING));
    case 'drawn':
    case 'to_draw':
    case 'drawing':
      return sale(drawTimes(life, today).opensAt);
    case 'approved':
      return sale(at(random.int(4, 7), NOON));
    case 'submitted':
      return {
        ...sale(at(random.int(8, 11), NOON)),
        submittedAt: at(-random.int(1, 4), random.int(540, 1020)),
      };
    case 'refused':
      return {
        ...sale(at(random.int(4, 6), NOON)),
        submittedAt: at(-random.int(6, 9), random.int(540, 1020)),
      };
    case 'draft':
      return { submittedAt: null, opensAt: at(random.int(9, 12), NOON), closesAt: usualClose };
    default:
      return sale(at(-random.int(3, 8), hour));
  }
}

const DAY = 86_400_000;
/** Sales that begin in some hours or days: whenever the demo starts, the next is never far. */
const OPENINGS = [
  [0, 12 * 60],
  [0, 18 * 60],
  [0, 20 * 60],
  [1, 7 * 60 + 30],
  [1, 12 * 60],
  [2, 12 * 60],
  [2, 18 * 60],
  [4, 12 * 60],
  [6, 12 * 60],
] as const;
