import type { Given, Kept } from './choice';
import { type DrawInput, type DrawPlace, type Market, marketOf, type Party } from './market';
import { byNumber } from './numbers';
import { type DrawReason, reasonsOf, type Waiting, waitingOf } from './outcome';
import { holdRound, type Proposer, proposersOf } from './round';

export const DRAW_ALGORITHM = 'rounds-of-deferred-acceptance/1';

/** SHA-256 of a text in UTF-8, as hex: given from outside, so that server and browser count the same. */
export type Sha256 = (text: string) => string;

export type DrawOutcome = {
  readonly algorithm: typeof DRAW_ALGORITHM;
  /** SHA-256 of the seed: published before the draw, so that the seed cannot be chosen afterwards. */
  readonly commitment: string;
  readonly places: readonly DrawPlace[];
  readonly waiting: readonly Waiting[];
  readonly reasons: readonly DrawReason[];
};

/**
 * Draws places (formats.md 3): rounds of deferred acceptance, each giving everyone at most one place more, with numbers
 * that come from the seed alone. The same input gives the same outcome, byte for byte.
 *
 * @throws NotAMarket when the input contradicts itself
 */
export function draw(input: DrawInput, sha256: Sha256): DrawOutcome {
  const market = marketOf(input);
  const given = market.offerings.map(({ reserved }): Given => ({ open: 0, reserved: reserved.map(() => 0) }));
  const numbered = (parties: readonly Party[], round: number) =>
    byNumber(parties, ({ key }) => sha256(`${input.seed}:${round}:${key}`));
  // Everybody's number of the first round is needed for the waiting lists and the reasons, too.
  const first = numbered(market.parties, 1);
  const places: DrawPlace[] = [];
  for (let round = 1; ; round += 1) {
    const able = proposersOf(market, given, first);
    const proposers = round === 1 ? able : inNewOrder(able, (parties) => numbered(parties, round));
    const kept = holdRound(market, given, proposers);
    const gained = [...kept].flatMap(([offering, all]) => stand(market, given, offering, all, round));
    if (gained.length === 0) break;
    for (const place of gained.sort(byOfferingThenApplicant)) places.push(place);
  }
  return {
    algorithm: DRAW_ALGORITHM,
    commitment: sha256(input.seed),
    places,
    waiting: waitingOf(market, first),
    reasons: reasonsOf(market, first),
  };
}

function inNewOrder(
  proposers: readonly Proposer[],
  order: (parties: readonly Party[]) => readonly Party[],
): Proposer[] {
  const of = new Map(proposers.map((proposer) => [proposer.party, proposer]));
  return order([...of.keys()]).map((party) => of.get(party) as Proposer);
}

/** Places of a finished round stand. */
function stand(
  { offerings }: Market,
  given: readonly Given[],
  index: number,
  all: readonly Kept[],
  round: number,
) {
  const [offering, taken] = [offerings[index], given[index]];
  if (!offering || !taken) return [];
  return all.flatMap(({ party, reserve }) => {
    if (reserve === null) taken.open += party.size;
    else taken.reserved[reserve] = (taken.reserved[reserve] ?? 0) + party.size;
    party.held.push(index);
    const as = reserve === null ? 'open' : 'reserved';
    return party.members.map(
      (member): DrawPlace => ({ applicant: member.id, offering: offering.id, round, as }),
    );
  });
}

function byOfferingThenApplicant(a: DrawPlace, b: DrawPlace): number {
  const [one, other] = a.offering === b.offering ? [a.applicant, b.applicant] : [a.offering, b.offering];
  return one < other ? -1 : 1;
}
