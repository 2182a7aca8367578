import type { SchoolDate } from '../calendar';
import { grantedFen, type PlaceLesson, type PlaceMoney, type PriceSpan } from '../ledger/place';
import { type Fen, sumFen } from '../money';
import { type Quote, quote } from '../pricing/quote';
import { isCanceled } from '../pricing/refund-models';
import { cutStream, type Stream } from '../pricing/streams';
import type { Aid } from './programme';

/** What of a place's price is for the lessons still to come, and what programmes are bound to for it. Whole fen. */
export type Remainder = {
  /** The first lesson day after today: from then on another price can hold. */
  readonly from: SchoolDate;
  readonly lessons: number;
  readonly agencyFen: Fen;
  readonly serviceFen: Fen;
  /** What programmes have promised for these lessons and give back when they are priced again, by programme. */
  readonly bound: ReadonlyMap<string, Fen>;
  /** Programmes that pay something of these lessons as they are priced now. */
  readonly payers: ReadonlySet<string>;
};

const PROGRAMME = 'programme:';

/**
 * What of a confirmed place can be priced again after `today`; null when nothing can: no lesson is left, the county
 * pays, or it costs nothing. Materials were bought for the whole class and stay as they are.
 */
export function remainderOf(place: PlaceMoney, today: SchoolDate): Remainder | null {
  const last = place.prices.at(-1);
  if (!last) return null;
  const priced = place.lessons.filter(({ pricedFor }) => last.from === null || pricedFor >= last.from);
  const later = priced.filter(
    ({ pricedFor, earned, state }) => pricedFor > today && !earned && !isCanceled(state),
  );
  const [first, ...others] = later;
  if (!first) return null;
  const from = others.reduce((day, { pricedFor }) => (pricedFor < day ? pricedFor : day), first.pricedFor);
  const rest = restOf(last.streams, priced, from);
  if (rest.every(({ totalFen }) => totalFen === 0) || rest.some(isOfCounty)) return null;
  const sum = (kind: Stream['kind']) =>
    sumFen(rest.filter((each) => each.kind === kind).map(({ totalFen }) => totalFen));
  const after: PriceSpan = { from, streams: [] };
  const kept = grantedFen({ ...place, prices: [...place.prices, after] });
  return {
    from,
    lessons: priced.filter(({ pricedFor }) => pricedFor >= from).length,
    agencyFen: sum('agency'),
    serviceFen: sum('service'),
    bound: new Map([...grantedFen(place)].map(([id, fen]) => [id, fen - (kept.get(id) ?? 0)])),
    payers: new Set(
      rest.flatMap(({ shares }) =>
        shares.flatMap(({ fund, fen }) =>
          fen > 0 && fund.startsWith(PROGRAMME) ? [fund.slice(PROGRAMME.length)] : [],
        ),
      ),
    ),
  };
}

/** The charges for the lessons from a day on: what is left when those before it are cut off. */
function restOf(streams: readonly Stream[], lessons: readonly PlaceLesson[], from: SchoolDate): Stream[] {
  const before = lessons.filter(({ pricedFor }) => pricedFor < from).length;
  return streams
    .filter(({ kind }) => kind !== 'materials')
    .map((stream) => {
      const cut = cutStream(stream, lessons.length, before);
      return {
        kind: stream.kind,
        totalFen: stream.totalFen - cut.totalFen,
        shares: stream.shares.map(({ fund, fen }, index) => ({
          fund,
          fen: fen - (cut.shares[index]?.fen ?? 0),
        })),
      };
    });
}

const isOfCounty = ({ shares }: Stream) => shares.some(({ fund }) => fund === 'county');

/**
 * The aid with which the rest of a place is priced: what its programmes are bound to for it is free again, and those
 * that pay for it already hold on, whatever their own dates say: only the child's entitlement can end it.
 */
export function aidForRest(aid: Aid, { bound, payers }: Remainder): Aid {
  const free = (id: string) => bound.get(id) ?? 0;
  return {
    ...aid,
    used: aid.used.map((each) => ({ ...each, fen: each.fen - free(each.programme) })),
    programmes: aid.programmes.map((each) => ({
      ...each,
      budgetLeftFen: each.budgetLeftFen + free(each.id),
      ...(payers.has(each.id) && {
        from: each.from < aid.asOf ? each.from : aid.asOf,
        to: each.to > aid.asOf ? each.to : aid.asOf,
      }),
    })),
  };
}

/** Why the lessons to come have another price than the one that was frozen. `merged`: they are those of another class. */
export type QuoteRevisionReason = 'entitlement_gained' | 'entitlement_lost' | 'merged';

export type Requote = {
  readonly quote: Quote;
  readonly reason: Exclude<QuoteRevisionReason, 'merged'>;
};

/**
 * The price of the lessons still to come with the aid of their first day; null when it stays as it is. An entitlement
 * decides only which programmes pay, so the price changes only when others pay than before: a frozen price is not
 * counted anew because a budget or a cap has become larger meanwhile.
 */
export function requote(rest: Remainder, aid: Aid | null): Requote | null {
  const { agencyFen, serviceFen, lessons } = rest;
  const even = lessons > 0 && agencyFen % lessons === 0;
  const price = quote(
    {
      payer: 'family',
      perLessonFen: even ? agencyFen / lessons : agencyFen,
      lessons: even ? lessons : 1,
      serviceFen,
      materialsFen: 0,
    },
    aid ? aidForRest(aid, rest) : undefined,
  );
  const paying = new Set(price.grants.map(({ programme }) => programme));
  const gained = [...paying].some((id) => !rest.payers.has(id));
  const lost = [...rest.payers].some((id) => !paying.has(id));
  if (!gained && !lost) return null;
  return { quote: price, reason: gained ? 'entitlement_gained' : 'entitlement_lost' };
}
