import { COUNTY_FUND, familyFund } from '../ledger/accounts';
import { chargeStates, type FamilyMoney, familyMoney, type PlaceMoney } from '../ledger/place';
import { type Fen, sumFen } from '../money';

/** What the county pays of a place, out of one of its funds. Whole fen. */
export type CountyPart = {
  /** The programme's id; null: the county pays for the whole class. */
  readonly programme: string | null;
  /** For lessons that were given. */
  readonly taughtFen: Fen;
  /** Kept for lessons still to come. */
  readonly toComeFen: Fen;
};

/**
 * The money of a place in numbers that add up: `fullFen = notChargedFen + county (taught + to come) + family.owedFen`,
 * and what the family paid = `family.earnedFen + family.heldFen + goneFen + onWayFen`. Whole fen.
 */
export type PlaceAccount = {
  /** What the place costs before anybody pays. */
  readonly fullFen: Fen;
  /** Of that, what nobody pays after all: canceled lessons, lessons after a withdrawal. */
  readonly notChargedFen: Fen;
  readonly county: readonly CountyPart[];
  readonly countyFen: Fen;
  readonly paidFen: Fen;
  readonly family: FamilyMoney;
  /** Came back to the family, and what is still on its way. */
  readonly goneFen: Fen;
  readonly onWayFen: Fen;
};

export function placeAccount(place: PlaceMoney): PlaceAccount {
  const states = chargeStates(place);
  const family = familyMoney(place, states);
  const own = familyFund(place.payee);
  const parts = new Map<string, { taughtFen: Fen; keptFen: Fen }>();
  for (const { stream, returned, earned } of states) {
    for (const [index, { fund, fen }] of stream.shares.entries()) {
      if (fund === own) continue;
      const part = parts.get(fund) ?? { taughtFen: 0, keptFen: 0 };
      parts.set(fund, {
        taughtFen: part.taughtFen + (earned[index]?.fen ?? 0),
        keptFen: part.keptFen + fen - (returned[index]?.fen ?? 0),
      });
    }
  }
  const county = [...parts].map(([fund, { taughtFen, keptFen }]) => ({
    programme: fund === COUNTY_FUND ? null : fund.slice('programme:'.length),
    taughtFen,
    toComeFen: keptFen - taughtFen,
  }));
  const all = states.flatMap(({ returned }) => returned);
  return {
    fullFen: sumFen(states.map(({ stream }) => stream.totalFen)),
    notChargedFen: sumFen(all.map(({ fen }) => fen)),
    county,
    countyFen: sumFen(county.map(({ taughtFen, toComeFen }) => taughtFen + toComeFen)),
    paidFen: place.receivedFen,
    family,
    goneFen: place.goneFen,
    onWayFen: family.backFen - place.goneFen,
  };
}
