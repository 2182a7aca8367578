import type { ChargeKind } from '../aid/programme';
import type { SchoolDate } from '../calendar';
import { type Fen, splitEvenly, sumFen } from '../money';
import { type RefundLine, valuedRefundLines } from '../pricing/refund';
import type { LessonOutcome, RefundModel } from '../pricing/refund-models';
import { cutStream, earned, returned, type Share, type Stream } from '../pricing/streams';
import type { EnrollmentStatus } from '../states';
import { COUNTY_FUND, familyFund, type PayeeParty } from './accounts';
import { Balances } from './balances';

/** A lesson as the money of one child sees it. `earned`: provider and school have both confirmed it (F8, F10). */
export type PlaceLesson = {
  readonly id: string;
  readonly date: SchoolDate;
  /** The day it was planned for when it was priced: a make-up lesson costs what the one it makes up for did. */
  readonly pricedFor: SchoolDate;
  readonly state: LessonOutcome;
  readonly earned: boolean;
};

/** A price and the first day it holds; the first holds from the beginning. */
export type PriceSpan = { readonly from: SchoolDate | null; readonly streams: readonly Stream[] };

/** All that decides the money of one place. */
export type PlaceMoney = {
  readonly status: EnrollmentStatus;
  readonly providerId: string;
  readonly schoolId: string;
  readonly payee: PayeeParty;
  readonly model: RefundModel;
  readonly withdrawnOn: SchoolDate | null;
  readonly materialsUsed: boolean;
  /** The frozen quote, then its revisions. */
  readonly prices: readonly PriceSpan[];
  /** The lessons the price was counted from, in order. */
  readonly lessons: readonly PlaceLesson[];
  /** What came from the family for this place. */
  readonly receivedFen: Fen;
  /** What of it has gone again: sent back, or kept as credit. */
  readonly goneFen: Fen;
};

/** What became of the charges so far: one row for each kind of charge and price. */
export type ChargeState = {
  readonly stream: Stream;
  readonly lines: readonly RefundLine[];
  /** Goes back to who paid. */
  readonly returned: readonly Share[];
  /** Earned by who gave the lessons. */
  readonly earned: readonly Share[];
};

/** The charges of a place with what comes back and what is earned of each. */
export function chargeStates(place: PlaceMoney): ChargeState[] {
  const parts = spans(place);
  return parts.flatMap(({ streams, lessons }, index) =>
    streams.map((stream): ChargeState => {
      // A place that never began, and one whose class was called off before it did: everything comes back.
      if (place.status === 'canceled') return state(stream, [], stream.totalFen, 0);
      if (stream.kind === 'materials') {
        const back = place.withdrawnOn !== null && !place.materialsUsed;
        return state(stream, [], back ? stream.totalFen : 0, place.materialsUsed ? stream.totalFen : 0);
      }
      const lines = linesOf(place, parts, stream.kind)[index] ?? [];
      const taught = lines.map((line, at) => (lessons[at]?.earned ? line.valueFen - line.refundFen : 0));
      return state(stream, lines, sumFen(lines.map((line) => line.refundFen)), sumFen(taught));
    }),
  );
}

function state(stream: Stream, lines: readonly RefundLine[], backFen: Fen, earnedFen: Fen): ChargeState {
  return { stream, lines, returned: returned(stream, backFen), earned: earned(stream, earnedFen) };
}

type Span = { readonly streams: readonly Stream[]; readonly lessons: readonly PlaceLesson[] };

/** Each price with the lessons it holds for; a price that was followed by another is cut where that begins. */
function spans({ prices, lessons }: PlaceMoney): Span[] {
  let rest = lessons;
  return prices.map(({ streams }, index) => {
    const next = prices[index + 1]?.from ?? null;
    const mine = next === null ? rest : rest.filter(({ pricedFor }) => pricedFor < next);
    const cut = streams.map((stream) => cutStream(stream, rest.length, mine.length));
    rest = next === null ? [] : rest.filter(({ pricedFor }) => pricedFor >= next);
    return { streams: cut, lessons: mine };
  });
}

/**
 * What comes back of one kind of charge, lesson by lesson, for each price. The models count months and the first lesson
 * over the whole place, whatever its lessons cost.
 */
function linesOf(place: PlaceMoney, parts: readonly Span[], kind: ChargeKind): RefundLine[][] {
  const valued = parts.flatMap(({ streams, lessons }) => {
    const totalFen = sumFen(streams.filter((each) => each.kind === kind).map((each) => each.totalFen));
    const values = lessons.length > 0 ? splitEvenly(totalFen, lessons.length) : [];
    return lessons.map((lesson, at) => ({ ...lesson, valueFen: values[at] as Fen }));
  });
  const lines = valuedRefundLines({ ...place, lessons: valued });
  return parts.map(({ lessons }) => lines.splice(0, lessons.length));
}

/** What a place comes to for the family: its price, what is not owed after all, and where the money is. Whole fen. */
export type FamilyMoney = {
  readonly priceFen: Fen;
  /** Of the price, what is not owed after all: it comes back, as far as it was paid. */
  readonly returnedFen: Fen;
  readonly owedFen: Fen;
  /** Still to be paid. */
  readonly openFen: Fen;
  /** Paid and to go back: what has gone and what is on its way. */
  readonly backFen: Fen;
  /** Paid for lessons that were given. */
  readonly earnedFen: Fen;
  /** Paid for lessons still to come. */
  readonly heldFen: Fen;
};

export function familyMoney(place: PlaceMoney, states = chargeStates(place)): FamilyMoney {
  const fund = familyFund(place.payee);
  const sum = (shares: readonly Share[]) =>
    sumFen(shares.filter((share) => share.fund === fund).map(({ fen }) => fen));
  const priceFen = sumFen(states.map(({ stream }) => sum(stream.shares)));
  const returnedFen = sumFen(states.map((each) => sum(each.returned)));
  const owedFen = priceFen - returnedFen;
  // What went back no longer pays for anything: a price that rises after a refund is open again.
  const kept = Math.min(place.receivedFen - place.goneFen, owedFen);
  const earnedFen = Math.min(sumFen(states.map((each) => sum(each.earned))), kept);
  return {
    priceFen,
    returnedFen,
    owedFen,
    openFen: owedFen - kept,
    backFen: place.receivedFen - kept,
    earnedFen,
    heldFen: kept - earnedFen,
  };
}

/**
 * The balances a place should have in the ledger, given all that happened to it. Posting is the difference between this
 * and what stands there, so that an act done twice, or found half done, changes nothing the second time.
 *
 * Earned with money that has not come yet is not a debt to the provider: it becomes one when the family pays.
 */
export function placeBalances(place: PlaceMoney): Balances {
  const states = chargeStates(place);
  const family = familyMoney(place, states);
  const own = familyFund(place.payee);
  const balances = new Balances()
    .add('receivable', '', '', family.openFen)
    .add('billed', '', '', -family.openFen)
    .add('supervised', place.payee, '', -family.heldFen)
    .add('refund_payable', place.payee, '', -(family.backFen - place.goneFen));
  let pot = family.earnedFen;
  for (const { stream, returned: back, earned: gained } of states) {
    const [account, party] =
      stream.kind === 'service'
        ? (['school_income', place.schoolId] as const)
        : (['provider_payable', place.providerId] as const);
    for (const [index, { fund, fen }] of stream.shares.entries()) {
      const gain = (gained[index] as Share).fen;
      if (fund === own) {
        const paid = Math.min(gain, pot);
        pot -= paid;
        balances.add(account, party, fund, -paid);
        continue;
      }
      const kept = fen - (back[index] as Share).fen;
      const [claim, held, whose] =
        fund === COUNTY_FUND
          ? (['county_claim', 'county_held', ''] as const)
          : (['programme_claim', 'programme_held', fund.slice('programme:'.length)] as const);
      balances
        .add(claim, whose, '', kept)
        .add(held, whose, '', -(kept - gain))
        .add(account, party, fund, -gain);
    }
  }
  return balances;
}

/** What each programme is bound to by a place now: promised, less what came back. */
export function grantedFen(place: PlaceMoney): Map<string, Fen> {
  const granted = new Map<string, Fen>();
  for (const { stream, returned: back } of chargeStates(place)) {
    for (const [index, { fund, fen }] of stream.shares.entries()) {
      if (!fund.startsWith('programme:')) continue;
      const id = fund.slice('programme:'.length);
      granted.set(id, (granted.get(id) ?? 0) + fen - (back[index] as Share).fen);
    }
  }
  return granted;
}
