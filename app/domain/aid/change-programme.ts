import type { SchoolDate } from '../calendar';
import { type Fen, yuanText } from '../money';
import type { Refusal } from '../refusal';
import type { TownKind } from '../states';
import type { EntitlementClass } from './entitlement';
import type { ChargeKind } from './programme';

/** All that the bureau decides about a programme. */
export type ProgrammeTerms = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly position: number;
  readonly classes: readonly EntitlementClass[];
  readonly towns: readonly TownKind[];
  readonly percent: number;
  readonly covers: readonly ChargeKind[];
  readonly capFen: Fen | null;
  readonly budgetFen: Fen;
  readonly from: SchoolDate;
  readonly to: SchoolDate;
};

/** What a programme has promised already. */
export type ProgrammeGiven = {
  /** It has paid for somebody, even if that came back. */
  readonly granted: boolean;
  readonly reservedFen: Fen;
  /** The most that one child has of it in one term. */
  readonly mostFen: Fen;
};

/** What a price was frozen with: it may not change once somebody has such a price. */
const FROZEN = ['position', 'classes', 'towns', 'percent', 'covers', 'from'] as const;

const same = (a: unknown, b: unknown) => {
  const plain = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return plain(a) === plain(b);
};

/**
 * Why a programme cannot be changed to these terms. Once it has paid for somebody only its names, its last day (today
 * or later), its budget (what is promised stays covered) and its cap (what a child has stays its own) may change; one
 * that is over is history.
 */
export function programmeChangeRefusals(
  was: ProgrammeTerms,
  will: ProgrammeTerms,
  given: ProgrammeGiven,
  today: SchoolDate,
): Refusal[] {
  if (given.granted && was.to < today) return [{ code: 'programme_over' }];
  const refusals: Refusal[] = [];
  if (given.granted) {
    for (const path of FROZEN)
      if (!same(was[path], will[path])) refusals.push({ code: 'programme_granted', path });
    if (will.to !== was.to && will.to < today) refusals.push({ code: 'date_in_past', path: 'to' });
  }
  if (will.to < will.from) refusals.push({ code: 'dates_reversed', path: 'to' });
  if (will.budgetFen < given.reservedFen) {
    const yuan = yuanText(given.reservedFen);
    refusals.push({ code: 'budget_below_reserved', path: 'budgetFen', params: { yuan } });
  }
  if (will.capFen !== null && will.capFen < given.mostFen) {
    const yuan = yuanText(given.mostFen);
    refusals.push({ code: 'cap_below_granted', path: 'capFen', params: { yuan } });
  }
  return refusals;
}
