import { clock, minuteNowInShanghai, todayInShanghai } from '../calendar';
import type { PlaceSettings } from '../county-settings';
import type { Refusal } from '../refusal';
import type { Allocation, DrawStatus, ReserveClass } from '../states';

/** The ways of giving places in the order in which a school is asked. */
export const WAYS: readonly Allocation[] = ['draw', 'first_come', 'school_choice'];

/** What a school may choose from for one class, and what it is asked first. */
export type Ways = {
  readonly preselected: Allocation;
  /** Why a way cannot be chosen; a way without an entry can. */
  readonly refusals: Readonly<Partial<Record<Allocation, Refusal>>>;
};

type County = Pick<PlaceSettings, 'when_filled' | 'allow_first_come' | 'allow_school_choice'>;

/**
 * How the places of a class may be given by what the county has decided. A draw always may; it is asked first where the
 * same course filled up at this school last term, or where it is all that is left.
 */
export function waysOf(county: County, { filled }: { filled: boolean }): Ways {
  const refusals: Partial<Record<Allocation, Refusal>> = {};
  if (filled && county.when_filled === 'draw_always') {
    refusals.first_come = { code: 'way_filled_draw' };
    refusals.school_choice = { code: 'way_filled_draw' };
  }
  if (county.allow_first_come === 'no') refusals.first_come = { code: 'way_first_come_off' };
  if (county.allow_school_choice === 'no') refusals.school_choice = { code: 'way_school_choice_off' };
  return { preselected: filled || refusals.first_come ? 'draw' : 'first_come', refusals };
}

/** Whether a class filled up: as many places as it had were taken when it closed, or as many children wished one. */
export function filledUp({
  capacity,
  taken,
  wishes,
}: {
  capacity: number;
  taken: number;
  wishes: number;
}): boolean {
  return taken >= capacity || wishes >= capacity;
}

/** Places kept in a drawn class, and when their kind is given: 1 is first. */
export type Kept = { readonly class: ReserveClass; readonly places: number; readonly order: number };

/** A draw that a class may join. */
export type JoinableDraw = {
  readonly id: string;
  readonly termId: string;
  readonly status: DrawStatus;
  readonly closesAt: Date;
  readonly payUntil: Date;
};

/** How a school wants the places of a class given. */
export type WayTerms = {
  readonly allocation: Allocation;
  readonly closesAt: Date;
  /** The draw that was chosen; null: none, or one that is not there. */
  readonly draw: JoinableDraw | null;
  readonly kept: readonly Kept[];
};

/** Why places cannot be given in this way; empty when they can. Fields are named as in the form. */
export function wayRefusals(
  ways: Ways,
  of: { readonly now: Date; readonly termId: string; readonly capacity: number },
  { allocation, closesAt, draw, kept }: WayTerms,
): Refusal[] {
  const forbidden = ways.refusals[allocation];
  if (forbidden) return [{ ...forbidden, path: 'allocation' }];
  if (allocation !== 'draw') return [];
  if (!draw || draw.termId !== of.termId) return [{ code: 'draw_missing', path: 'drawId' }];
  if (draw.status !== 'announced' || of.now >= draw.closesAt) {
    return [{ code: 'draw_not_open_to_classes', path: 'drawId' }];
  }
  const refusals: Refusal[] = [];
  if (closesAt < draw.payUntil) {
    const { payUntil } = draw;
    const params = { date: todayInShanghai(payUntil), time: clock(minuteNowInShanghai(payUntil)) };
    refusals.push({ code: 'closes_before_pay_until', path: 'closesAt', params });
  }
  return [...refusals, ...keptRefusals(kept, of.capacity)];
}

function keptRefusals(kept: readonly Kept[], capacity: number): Refusal[] {
  const some = kept.filter(({ places }) => places > 0);
  const reserved = some.reduce((sum, { places }) => sum + places, 0);
  if (reserved > capacity) {
    return [{ code: 'reserved_over_capacity', path: 'reserved', params: { reserved, capacity } }];
  }
  const orders = new Set(some.map(({ order }) => order));
  return orders.size < some.length ? [{ code: 'reserved_order_twice', path: 'reserved' }] : [];
}

/** How a class gives its places now, as far as that can still be changed. */
export type WayNow = {
  readonly now: Date;
  readonly allocation: Allocation;
  readonly opensAt: Date | null;
  readonly draw: { readonly status: DrawStatus; readonly opensAt: Date } | null;
};

/**
 * Whether the way of an open class may still be changed: until families can hand in wishes or take places, and again
 * when its draw was aborted, since its wishes count for nothing then.
 */
export function wayChangeable({ now, allocation, opensAt, draw }: WayNow): boolean {
  if (allocation !== 'draw') return opensAt !== null && now < opensAt;
  if (!draw || draw.status === 'aborted') return true;
  return draw.status === 'announced' && now < draw.opensAt;
}
