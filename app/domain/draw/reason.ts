import type { DrawReason } from '../allocation/outcome';
import type { Refusal } from '../refusal';
import type { WishResult } from '../states';

/** A class in the way: one that the child did get, and the weekday (ISO) on which the two overlap. */
export type InTheWay = { readonly weekday: number; readonly name: string };

/** What came of one wish, as far as the family's words need it. */
export type WishOutcome = {
  readonly result: WishResult;
  /** Won: in which round, and whether by a reserved place. */
  readonly round?: number | null;
  readonly reserved?: boolean | null;
  readonly number?: number | null;
  readonly of?: number | null;
  readonly lastAdmitted?: number | null;
  readonly why?: string | null;
  /** Of the class that overlapped, where it is known. */
  readonly inTheWay?: InTheWay | null;
  /** The county's limit left the child fewer courses than it wanted, and those it had got (B3). */
  readonly capLowered?: boolean;
  /** Dropped or void: what stood against it. */
  readonly refusal?: Refusal | null;
};

/** A sentence by its key in `draw:reason`, with the numbers it needs. */
export type ReasonLine =
  | { readonly key: 'won' | 'wonReserved'; readonly round: number }
  | { readonly key: 'drew'; readonly number: number; readonly of: number }
  | { readonly key: 'filledAt' | 'filledBehind'; readonly last: number }
  | { readonly key: 'overlapped'; readonly inTheWay: InTheWay }
  | { readonly key: 'nobody' | 'overlappedSome' | 'atCap' | 'atLimit' | 'groupTooLarge' }
  | { readonly key: 'dropped' | 'void'; readonly refusal: Refusal | null };

/** Why a wish ended as it did, sentence by sentence: "drew 412 of 890; filled at 377; Tuesday's other course overlapped". */
export function reasonLines(outcome: WishOutcome): ReasonLine[] {
  const { result, refusal = null } = outcome;
  if (result === 'won') return [{ key: outcome.reserved ? 'wonReserved' : 'won', round: outcome.round ?? 1 }];
  if (result === 'dropped' || result === 'void') return [{ key: result, refusal }];
  return lostLines(outcome);
}

function lostLines({ number, of, lastAdmitted, why, inTheWay, capLowered }: WishOutcome): ReasonLine[] {
  const lines: ReasonLine[] = [];
  if (number && of) lines.push({ key: 'drew', number, of });
  switch (why as DrawReason['why'] | null | undefined) {
    // Who has all that it asked for does not need to know who else got in.
    case 'at_cap':
      return [...lines, { key: capLowered ? 'atLimit' : 'atCap' }];
    case 'group_too_large':
      return [...lines, { key: 'groupTooLarge' }];
    case 'overlaps':
      return [
        ...lines,
        ...filled(lastAdmitted, number),
        inTheWay ? { key: 'overlapped', inTheWay } : { key: 'overlappedSome' },
      ];
    default:
      return [...lines, ...(lastAdmitted ? filled(lastAdmitted, number) : [{ key: 'nobody' } as const])];
  }
}

/**
 * Where the last one who got in stands. Behind this child it can stand by a reserved place, by the new numbers of a later
 * round, or because siblings did not fit into the last places.
 */
function filled(last: number | null | undefined, number: number | null | undefined): ReasonLine[] {
  if (!last) return [];
  return [{ key: number && last > number ? 'filledBehind' : 'filledAt', last }];
}
