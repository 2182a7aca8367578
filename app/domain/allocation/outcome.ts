import type { Market, Party } from './market';

export type Waiting = { readonly offering: string; readonly applicant: string; readonly position: number };

export type DrawReason = {
  readonly applicant: string;
  readonly offering: string;
  /** Position among all who wished it, by the number of the first round, and of how many. */
  readonly number: number;
  readonly of: number;
  /** Position of the last one who has a place; 0 when nobody has. */
  readonly lastAdmitted: number;
  readonly why: 'full' | 'overlaps' | 'at_cap' | 'group_too_large';
};

/** Those who wished an offering, best first-round number first. */
function lines(market: Market, first: ReadonlyMap<Party, string>): Party[][] {
  const sorted = [...market.parties].sort((a, b) => ((first.get(a) ?? '') < (first.get(b) ?? '') ? -1 : 1));
  const all = market.offerings.map((): Party[] => []);
  for (const party of sorted) for (const wish of party.wishes) all[wish]?.push(party);
  return all;
}

/** At the cap with places that were all wished more: wants nothing of this offering any more. */
function isContent({ held, cap, wishes }: Party, offering: number): boolean {
  const rank = wishes.indexOf(offering);
  return held.length >= cap && held.every((each) => wishes.indexOf(each) < rank);
}

/** Per offering: everyone who wished it, does not hold it and would still like it, by first-round number. */
export function waitingOf(market: Market, first: ReadonlyMap<Party, string>): Waiting[] {
  return lines(market, first).flatMap((line, index) => {
    const waiting = line.filter((party) => !party.held.includes(index) && !isContent(party, index));
    return waiting
      .flatMap((party) => party.members)
      .map(({ id }, at) => ({
        offering: market.offerings[index]?.id as string,
        applicant: id,
        position: at + 1,
      }));
  });
}

/** For each wish that failed, in the order of the input: how the applicant stood and why it was not given. */
export function reasonsOf(market: Market, first: ReadonlyMap<Party, string>): DrawReason[] {
  const stands = lines(market, first).map((line, index) => {
    let of = 0;
    let lastAdmitted = 0;
    const position = new Map<string, number>();
    for (const party of line) {
      for (const { id } of party.members) {
        of += 1;
        position.set(id, of);
        if (party.held.includes(index)) lastAdmitted = of;
      }
    }
    return { of, lastAdmitted, position };
  });
  return market.parties.flatMap((party) =>
    party.members.flatMap(({ id }) =>
      party.wishes
        .filter((wish) => !party.held.includes(wish))
        .map((wish): DrawReason => {
          const { of = 0, lastAdmitted = 0, position } = stands[wish] ?? {};
          const number = position?.get(id) ?? 0;
          const offering = market.offerings[wish]?.id as string;
          return { applicant: id, offering, number, of, lastAdmitted, why: whyNot(market, party, wish) };
        }),
    ),
  );
}

function whyNot(market: Market, party: Party, wish: number): DrawReason['why'] {
  if (isContent(party, wish)) return 'at_cap';
  if (party.members.length > (market.offerings[wish]?.capacity ?? 0) && party.members.length > 1)
    return 'group_too_large';
  return party.held.some((held) => market.overlap(held, wish)) ? 'overlaps' : 'full';
}
