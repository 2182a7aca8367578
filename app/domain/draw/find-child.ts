import type { DrawOutcome } from '../allocation/draw';
import { minuteOf } from '../calendar';
import type { DrawInputs } from './inputs';
import { overlapWith, type WeeklyTime } from './overlap';
import type { WishOutcome } from './reason';

/** One wish of a child in a replayed draw, in the order of its ranks. */
export type FoundWish = {
  readonly offering: string;
  readonly rank: number;
  readonly outcome: Omit<WishOutcome, 'inTheWay'>;
  /** The class that it holds and that overlaps: id and weekday. */
  readonly inTheWay: { readonly offering: string; readonly weekday: number } | null;
  /** Its place in the line, where it waits. */
  readonly waiting: number | null;
};

/** What came of one child by its pseudonym; null when it took no part. */
export function findChild(
  applicant: string,
  inputs: DrawInputs,
  { places, waiting, reasons }: Pick<DrawOutcome, 'places' | 'waiting' | 'reasons'>,
): FoundWish[] | null {
  const child = inputs.applicants.find(({ id }) => id === applicant);
  if (!child) return null;
  const slots = new Map(inputs.offerings.map((each) => [each.id, timesOf(each.slots)] as const));
  const mine = places.filter((each) => each.applicant === applicant);
  const held = mine.map(({ offering }) => ({ id: offering, slots: slots.get(offering) ?? [] }));
  return child.wishes.map((offering, index) => {
    const place = mine.find((each) => each.offering === offering);
    const reason = reasons.find((each) => each.applicant === applicant && each.offering === offering);
    const met = reason?.why === 'overlaps' ? overlapWith(slots.get(offering) ?? [], held) : null;
    return {
      offering,
      rank: index + 1,
      outcome: place
        ? { result: 'won', round: place.round, reserved: place.as === 'reserved' }
        : { result: 'lost', ...reason },
      inTheWay: met && { offering: met.held.id, weekday: met.weekday },
      waiting:
        waiting.find((each) => each.applicant === applicant && each.offering === offering)?.position ?? null,
    };
  });
}

function timesOf(slots: DrawInputs['offerings'][number]['slots']): WeeklyTime[] {
  return slots.map(({ weekday, start, end }) => ({
    weekday,
    startMinute: minuteOf(start),
    endMinute: minuteOf(end),
  }));
}
