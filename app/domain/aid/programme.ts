import type { SchoolDate } from '../calendar';
import type { Fen } from '../money';
import type { TownKind } from '../states';
import { type Entitlement, type EntitlementClass, inForce } from './entitlement';

/** What a price consists of, in the order in which it is written and in which a subsidy covers it. */
export const CHARGE_KINDS = ['service', 'agency', 'materials'] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** A subsidy programme as a price is counted by it. Whole fen; dates with both ends included. */
export type Programme = {
  readonly id: string;
  /** Programmes pay one after the other, the smallest first. */
  readonly order: number;
  /** Empty: every child. */
  readonly classes: readonly EntitlementClass[];
  readonly towns: readonly TownKind[];
  readonly percent: number;
  readonly of: readonly ChargeKind[];
  /** Most for one child in one term; null: no cap. */
  readonly capFenPerChildTerm: Fen | null;
  readonly budgetLeftFen: Fen;
  readonly from: SchoolDate;
  readonly to: SchoolDate;
};

export type AidedChild = { readonly town: TownKind; readonly entitlements: readonly Entitlement[] };

/** What a price asks about the child and the programmes: `used` is what the child got in this term before. */
export type Aid = {
  readonly asOf: SchoolDate;
  readonly child: AidedChild;
  readonly programmes: readonly Programme[];
  readonly used: readonly { readonly programme: string; readonly fen: Fen }[];
};

/** Whether a programme pays for a child on a day: in force, the town fits, and one of its classes (3.2, F12). */
export function programmeApplies(
  programme: Programme,
  { asOf, child }: Pick<Aid, 'asOf' | 'child'>,
): boolean {
  if (!inForce(programme, asOf) || !programme.towns.includes(child.town)) return false;
  if (programme.classes.length === 0) return true;
  return child.entitlements.some((each) => programme.classes.includes(each.class) && inForce(each, asOf));
}

/** Programmes that apply, in the order in which they pay; equal orders by id, so that the answer is one. */
export function programmesFor(aid: Aid): Programme[] {
  return aid.programmes
    .filter((programme) => programmeApplies(programme, aid))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
