import { type Fen, sumFen } from '../money';
import type { PlaceAccount } from './place-account';

/** Several places of a family together; paid = taught + held + onWay + gone. Whole fen. */
export type FamilySums = {
  readonly paidFen: Fen;
  readonly countyFen: Fen;
  readonly taughtFen: Fen;
  readonly heldFen: Fen;
  readonly onWayFen: Fen;
  readonly goneFen: Fen;
  readonly openFen: Fen;
};

export function familySums(accounts: readonly PlaceAccount[]): FamilySums {
  const sum = (of: (account: PlaceAccount) => Fen) => sumFen(accounts.map(of));
  return {
    paidFen: sum((each) => each.paidFen),
    countyFen: sum((each) => each.countyFen),
    taughtFen: sum((each) => each.family.earnedFen),
    heldFen: sum((each) => each.family.heldFen),
    onWayFen: sum((each) => each.onWayFen),
    goneFen: sum((each) => each.goneFen),
    openFen: sum((each) => each.family.openFen),
  };
}
