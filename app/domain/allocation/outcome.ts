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

/**
 * From which wish on a party wants nothing any more, by rank: it is at its cap with places that it all wished more.
 * Beyond its last wish while it is not at its cap.
 */
function contentFrom({ held, cap, wishes }: Party): number {
  if (held.length < cap) return wishes.length;
  return Math.max(-1, ...held.map((offering) => wishes.indexOf(offering))) + 1;
}

/** Per offering: everyone who wished it, does not hold it and would still like it, by first-round number. */
export function waitingOf({ offerings }: Market, byFirstNumber: readonly Party[]): Waiting[] {
  const lines = offerings.map((): string[] => []);
  for (const party of byFirstNumber) {
    const content = contentFrom(party);
    for (const [rank, wish] of party.wishes.entries()) {
      if (rank >= content) break;
      if (party.held.includes(wish)) continue;
      for (const { id } of party.members) lines[wish]?.push(id);
    }
  }
  return lines.flatMap((line, index) => {
    const offering = offerings[index]?.id as string;
    return line.map((applicant, at): Waiting => ({ offering, applicant, position: at + 1 }));
  });
}

/** For each wish that failed, in the order of the input: how the applicant stood and why it was not given. */
export function reasonsOf(market: Market, byFirstNumber: readonly Party[]): DrawReason[] {
  const of = market.offerings.map(() => 0);
  const lastAdmitted = market.offerings.map(() => 0);
  /** Per party and wish: how many stood before it. */
  const before = new Map<Party, readonly number[]>();
  for (const party of byFirstNumber) {
    before.set(
      party,
      party.wishes.map((wish) => of[wish] as number),
    );
    for (const wish of party.wishes) {
      of[wish] = (of[wish] as number) + party.size;
      if (party.held.includes(wish)) lastAdmitted[wish] = of[wish];
    }
  }
  const reasons: DrawReason[] = [];
  for (const party of market.parties) {
    const stood = before.get(party) as readonly number[];
    const content = contentFrom(party);
    const why = party.wishes.map((wish, rank) => (rank >= content ? 'at_cap' : whyNot(market, party, wish)));
    for (const [at, { id }] of party.members.entries()) {
      for (const [rank, wish] of party.wishes.entries()) {
        if (party.held.includes(wish)) continue;
        reasons.push({
          applicant: id,
          offering: market.offerings[wish]?.id as string,
          number: (stood[rank] as number) + at + 1,
          of: of[wish] as number,
          lastAdmitted: lastAdmitted[wish] as number,
          why: why[rank] as DrawReason['why'],
        });
      }
    }
  }
  return reasons;
}

function whyNot({ offerings, overlap }: Market, { size, held }: Party, wish: number): DrawReason['why'] {
  if (size > 1 && size > (offerings[wish]?.capacity ?? 0)) return 'group_too_large';
  return held.some((each) => overlap(each, wish)) ? 'overlaps' : 'full';
}
