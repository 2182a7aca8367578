import { clock, minuteNowInShanghai, todayInShanghai } from '../calendar';
import type { EnrollmentFacts } from '../enrollment/decide';
import type { Refusal } from '../refusal';
import type { DrawStatus } from '../states';
import { coursesLeft, wishRefusals } from './fits';

/** Most wishes on one list: more than anybody can think about, few enough to read. */
export const MOST_WISHES = 20;

/** Most children that can be tied together. */
export const MOST_TIED = 4;

/** The window of a draw, as it is now. */
export type WishWindow = { readonly status: DrawStatus; readonly opensAt: Date; readonly closesAt: Date };

export type WishFacts = {
  readonly now: Date;
  readonly window: WishWindow;
  /** For each child of the list, what is known of each class it wishes, by id; a class without any is not of this draw. */
  readonly children: readonly ReadonlyMap<string, EnrollmentFacts>[];
  /** Ids of classes, the most wished first. */
  readonly wishes: readonly string[];
  /** How many courses each child wants at most. */
  readonly cap: number;
};

/** Whether wishes can be handed in, changed or taken back now; empty when they can. */
export function windowRefusals({ status, opensAt, closesAt }: WishWindow, now: Date): Refusal[] {
  if (status === 'aborted') return [{ code: 'wish_draw_aborted' }];
  if (status !== 'announced' || now >= closesAt) return [{ code: 'wish_frozen' }];
  if (now >= opensAt) return [];
  const params = { date: todayInShanghai(opensAt), time: clock(minuteNowInShanghai(opensAt)) };
  return [{ code: 'wish_not_open', params }];
}

/**
 * Why a list of wishes cannot be taken as it is; empty when it can. Refusals of one class stand at its rank
 * (`wishes[0]`), that of the cap at `cap`. Children of one list are tied: every class must be possible for all of them.
 */
export function wishListRefusals({ now, window, children, wishes, cap }: WishFacts): Refusal[] {
  const closed = windowRefusals(window, now);
  if (closed.length > 0) return closed;
  if (wishes.length === 0) return [{ code: 'wish_none', path: 'wishes' }];
  if (wishes.length > MOST_WISHES)
    return [{ code: 'wish_too_many', path: 'wishes', params: { most: MOST_WISHES } }];
  return [
    ...wishes.flatMap((id, rank) => {
      const of = children.map((facts) => facts.get(id) ?? null);
      return classRefusals(of).map((refusal) => ({ ...refusal, path: `wishes[${rank}]` }));
    }),
    ...capRefusals(cap, children),
  ];
}

/** Why tied children, or one alone, cannot wish a class together, each reason once. */
export function classRefusals(of: readonly (EnrollmentFacts | null)[]): Refusal[] {
  return togetherRefusals(
    of.map((facts) => (facts ? wishRefusals(facts) : [{ code: 'wish_other_draw' }])),
    of[0]?.offering.capacity ?? 0,
  );
}

/** The same from what stands in the way of each child by itself. */
export function togetherRefusals(each: readonly (readonly Refusal[])[], capacity: number): Refusal[] {
  const refusals = new Map<string, Refusal>();
  for (const refusal of each.flat()) {
    if (!refusals.has(refusal.code)) refusals.set(refusal.code, refusal);
  }
  if (refusals.size > 0 || each.length <= capacity) return [...refusals.values()];
  return [{ code: 'wish_tie_too_large', params: { children: each.length, capacity } }];
}

/** B3: no more courses are wanted than the child with the most of them may still have. */
export function mostWanted(children: readonly ReadonlyMap<string, EnrollmentFacts>[]): number {
  const left = children.flatMap((facts) => {
    const [known] = facts.values();
    const limit = known && coursesLeft(known);
    return limit === null || limit === undefined ? [] : [limit];
  });
  return Math.min(MOST_WISHES, ...left);
}

function capRefusals(cap: number, children: WishFacts['children']): Refusal[] {
  const most = mostWanted(children);
  if (Number.isSafeInteger(cap) && cap >= 1 && cap <= most) return [];
  return [{ code: 'wish_cap', path: 'cap', params: { ruleId: 'B3', most } }];
}
