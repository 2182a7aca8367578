import { createHmac } from 'node:crypto';
import type { Db } from '~/db/client.server';
import { hasLapsed } from '~/domain/enrollment/hold';
import { type MisfitReason, misfitOf, seat } from '~/domain/formation/fit';
import { movedQuote } from '~/domain/formation/price';
import { familyMoney } from '~/domain/ledger/place';
import type { Fee, Quote } from '~/domain/pricing/quote';
import type { Refusal } from '~/domain/refusal';
import { env } from '~/http/env.server';
import { placesMoney, type StoredPlace } from '../ledger/place-money.server';
import type { ClassToForm } from './class.server';
import { factsOfChildren, type PlaceHere, placesHere, roomIn, targetRefusals } from './merge-facts.server';

export type Move = {
  readonly place: PlaceHere;
  readonly quote: Quote;
  /** What comes back to the family because the other class costs less. Whole fen. */
  readonly backFen: number;
};
export type Stay = {
  readonly place: PlaceHere;
  readonly reason: MisfitReason;
  /** What the family has paid and gets back. Whole fen. */
  readonly backFen: number;
};

/** What a merge would do with each child. */
export type MergePlan = {
  /** Why nothing can be merged at all; the rest is empty then. */
  readonly refusals: readonly Refusal[];
  readonly moves: readonly Move[];
  readonly stays: readonly Stay[];
  readonly fee: Fee | null;
  /** The first day of the other class. */
  readonly firstDate: string | null;
  /** Names this very plan: whoever saw it can say so when it is done. */
  readonly stamp: string;
};

/**
 * Plans to merge a class into another: who goes with it, who cannot and why, what money moves. The page that asks and the
 * command that does it read the same; the command with both classes and the places locked.
 *
 * @param known what was read of the children for several classes at once
 */
export async function mergePlan(
  db: Db,
  of: ClassToForm,
  intoId: string,
  now: Date,
  known?: Awaited<ReturnType<typeof factsOfChildren>>,
): Promise<MergePlan> {
  const { refusals, fee, firstDate } = await targetRefusals(db, of, intoId);
  if (refusals.length > 0 || !fee || !firstDate)
    return { refusals, moves: [], stays: [], fee, firstDate, stamp: '' };
  const places = await placesHere(db, of.id);
  const childIds = places.map(({ childId }) => childId);
  const facts = known ?? (await factsOfChildren(db, childIds, [intoId], now));
  const money = await placesMoney(
    db,
    places.map(({ id }) => id),
  );
  const room = await roomIn(db, intoId);
  const quotes = new Map<string, Quote | null>();
  const toSeat = places.map((place) => {
    const child = facts.get(place.childId)?.get(intoId);
    const stored = money.get(place.id);
    const quote = stored ? movedQuote(stored, fee) : null;
    quotes.set(place.id, quote);
    return { id: place.id, misfit: misfit(), offered: room.offeredTo.has(place.childId) };

    function misfit(): MisfitReason | null {
      if (hasLapsed(place, now)) return 'unpaid';
      if (!child) return 'other';
      return misfitOf(child, of.lessons) ?? (quote === null ? 'price' : null);
    }
  });
  const seats = seat(toSeat, room.free);
  const moves: Move[] = [];
  const stays: Stay[] = [];
  for (const place of places) {
    const stored = money.get(place.id);
    const quote = quotes.get(place.id);
    const reason = seats.get(place.id) ?? null;
    const paidFen = stored ? stored.receivedFen - stored.goneFen : 0;
    if (reason === null && quote) {
      moves.push({ place, quote, backFen: Math.max(0, paidFen - quote.dueFen - onItsWay(stored)) });
    } else stays.push({ place, reason: reason ?? 'other', backFen: paidFen - onItsWay(stored) });
  }
  return { refusals: [], moves, stays, fee, firstDate, stamp: stampOf(of.id, intoId, moves, stays) };
}

/** What goes back to a family whatever is decided: it was asked for before, and is theirs already. */
function onItsWay(place: StoredPlace | undefined): number {
  return place ? familyMoney(place).backFen - place.goneFen : 0;
}

/** Keyed: a school has the stamp and could try out what sums make it, which is to say who is subsidized. */
function stampOf(fromId: string, intoId: string, moves: readonly Move[], stays: readonly Stay[]): string {
  const seen = {
    fromId,
    intoId,
    moves: moves.map(({ place, quote, backFen }) => [place.id, place.status, quote.dueFen, backFen]),
    stays: stays.map(({ place, reason, backFen }) => [place.id, reason, backFen]),
  };
  return createHmac('sha256', env().SESSION_SECRET)
    .update(`merge:${JSON.stringify(seen)}`)
    .digest('hex')
    .slice(0, 16);
}
