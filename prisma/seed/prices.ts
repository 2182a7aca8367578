import { todayInShanghai } from '~/domain/calendar';
import { sumFen } from '~/domain/money';
import { quote } from '~/domain/pricing/quote';
import { type EntitlementSeed, NEARLY_EMPTY, type ProgrammeSeed, townOf } from './aid';
import type { EnrollmentSeed, Filled } from './enrollments';
import type { OfferingSeed } from './offerings';

/** Schools that charge something for their own service, for a whole place (F1); as posted in the county's settings. */
const SERVICE_FEN: Record<string, number> = { gangwan: 4000, wenlan: 3000, gucheng: 2000 };
export const SERVICE_MAX_FEN = 5000;

export function serviceFenOf({ school, course }: Pick<OfferingSeed, 'school' | 'course'>): number {
  return course.group.pay === 'family' ? (SERVICE_FEN[school.id] ?? 0) : 0;
}

/** What is left beyond all promises in the programme that is nearly empty: the next family gets only a part. */
const LAST_FEN = 6200;

type Priced = {
  readonly filled: Filled[];
  readonly programmes: readonly (ProgrammeSeed & { readonly budgetFen: number })[];
};

/** Prices every place as it was taken, one after the other: with its school's charge, and less what programmes pay. */
export function withPrices(
  filled: readonly Filled[],
  programmes: readonly ProgrammeSeed[],
  entitled: readonly EntitlementSeed[],
): Priced {
  const byChild = new Map<string, EntitlementSeed[]>();
  for (const each of entitled) byChild.set(each.childId, [...(byChild.get(each.childId) ?? []), each]);
  const left = new Map(programmes.map(({ id, budgetLeftFen }) => [id, budgetLeftFen]));
  const used = new Map<string, number>();
  const prices = new Map<string, EnrollmentSeed>();
  const places = filled.flatMap((each) => each.places);
  const byTime = [...places].sort(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  for (const place of byTime) {
    const { child, offering } = place;
    const usedHere = (programme: string) => `${child.id} ${offering.termId} ${programme}`;
    const price = quote(feeOf(offering), {
      asOf: todayInShanghai(place.createdAt),
      child: { town: townOf(child), entitlements: byChild.get(child.id) ?? [] },
      programmes: programmes.map((each) => ({ ...each, budgetLeftFen: left.get(each.id) ?? 0 })),
      used: programmes.map(({ id }) => ({ programme: id, fen: used.get(usedHere(id)) ?? 0 })),
    });
    for (const { programme, fen } of price.grants) {
      left.set(programme, (left.get(programme) ?? 0) - fen);
      used.set(usedHere(programme), (used.get(usedHere(programme)) ?? 0) + fen);
    }
    prices.set(place.id, atPrice({ ...place, quote: { ...place.quote, ...price } }));
  }
  return {
    filled: filled.map((each) => ({
      ...each,
      places: each.places.map((place) => prices.get(place.id) ?? place),
    })),
    programmes: programmes.map((each) => {
      const promised = each.budgetLeftFen - (left.get(each.id) ?? 0);
      return { ...each, budgetFen: each.id === NEARLY_EMPTY ? promised + LAST_FEN : each.budgetLeftFen };
    }),
  };
}

/** A place that costs its family nothing is had at once: there is nothing to wait for, and no hold that can end. */
function atPrice(place: EnrollmentSeed): EnrollmentSeed {
  if (place.quote.dueFen > 0 || sumFen(place.quote.lines.map(({ fen }) => Math.abs(fen))) === 0) return place;
  const lapsed = place.endReason === 'hold_expired';
  return {
    ...place,
    status: place.status === 'held' ? 'confirmed' : place.status,
    confirmedAt: place.createdAt,
    heldUntil: null,
    endReason: lapsed ? 'guardian' : place.endReason,
  };
}

function feeOf(offering: OfferingSeed) {
  const { group } = offering.course;
  return {
    payer: group.pay ?? ('county' as const),
    perLessonFen: group.fen,
    lessons: offering.lessons.length,
    serviceFen: serviceFenOf(offering),
    materialsFen: group.materials ?? 0,
  };
}
