import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { becauseOf } from '~/domain/accounts/because';
import type { SchoolDate } from '~/domain/calendar';
import type { Quote } from '~/domain/pricing/quote';
import { type ProgrammeWords, programmesNamed } from './programme-words.server';

type Priced = { from: SchoolDate; quote: Pick<Quote, 'grants'> };

/** The programmes of all prices of a place; why they pay is for those who are the child's guardians today. */
export async function programmesOfPlace(childId: string, prices: readonly Priced[], mayKnow: boolean) {
  const ids = prices.flatMap(({ quote }) => quote.grants.map(({ programme }) => programme));
  if (ids.length === 0) return [];
  const named = await programmesNamed(db, ids);
  const held = mayKnow ? await db.entitlement.findMany({ where: { childId } }) : [];
  const entitlements = held.map((each) => ({
    class: each.class,
    from: schoolDateOf(each.fromDate),
    to: schoolDateOf(each.toDate),
  }));
  return [...named.values()].map(({ classes, ...words }): ProgrammeWords => {
    const days = prices
      .filter(({ quote }) => quote.grants.some(({ programme }) => programme === words.id))
      .map(({ from }) => from);
    const because = days.flatMap((day) => becauseOf(classes, entitlements, day));
    return { ...words, because: [...new Set(because)] };
  });
}
