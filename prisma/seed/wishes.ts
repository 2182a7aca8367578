import { createHash } from 'node:crypto';
import { instantOf } from '~/domain/calendar';
import { overlapWith } from '~/domain/draw/overlap';
import { applicantOf } from '~/domain/draw/pseudonym';
import type { Books } from './books';
import { castChildId } from './cast';
import type { DrawLife, DrawTimes } from './draw-times';
import type { Filled } from './enrollments';
import { idOf } from './ids';
import { datesOf } from './invited';
import type { OfferingSeed } from './offerings';
import { couldTake } from './one-more';
import type { ChildSeed, GuardianSeed } from './people';
import { type Prng, prng } from './prng';
import type { DemoDays } from './today';

export type WishListSeed = {
  readonly id: string;
  readonly child: ChildSeed;
  readonly guardian: GuardianSeed;
  readonly cap: number;
  /** Shared by siblings who are tied. */
  readonly tieId: string | null;
  readonly code: string;
  readonly applicant: string;
  /** When it was handed in, and not changed since. */
  readonly at: Date;
  /** The most wished first. */
  readonly wishes: readonly OfferingSeed[];
};

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Of all children who could take part, this share does; brothers and sisters often do together. */
const TAKES_PART: Record<DrawLife, number> = { drawn: 0.26, to_draw: 0.4, drawing: 0.3 };
const TOGETHER = 0.7;
const TIED = 0.6;
const MOST_WISHES = 4;
/** Most classes of one draw that a child would like to have. */
const MOST_CAP = 2;

/** `wanted`: only what children of the whole county want. */
type CastWishes = {
  readonly wishes: number;
  readonly cap: number;
  readonly paidFirst?: true;
  readonly wanted?: true;
};

/** What the children of the cast wish: one could win and another lose, one waits for the officer, one is half done. */
const CAST_WISHES: Readonly<Record<DrawLife, Readonly<Record<string, CastWishes>>>> = {
  drawn: {
    [castChildId('chen-muqing')]: { wishes: 4, cap: 2, wanted: true },
    [castChildId('chen-muyang')]: { wishes: 3, cap: 1, paidFirst: true },
  },
  to_draw: { [castChildId('lin-yinuo')]: { wishes: 3, cap: 1 } },
  drawing: { [castChildId('chen-muyang')]: { wishes: 1, cap: 1 } },
};

export type WishGround = {
  readonly books: Books;
  readonly days: DemoDays;
};

/** Lists of wishes for the classes of a draw, of every family that takes part. */
export function wishLists(
  { life, drawId, times }: { life: DrawLife; drawId: string; times: DrawTimes },
  classes: readonly Filled[],
  children: readonly ChildSeed[],
  ground: WishGround,
): WishListSeed[] {
  const random = prng(`wishes ${life}`);
  const liked = new Map(classes.map(({ offering }) => [offering.id, 0.4 + random.next()]));
  const until = Math.min(times.closesAt.getTime(), instantOf(ground.days.today, 0).getTime());
  const siblings = new Map<string, ChildSeed[]>();
  const lists: WishListSeed[] = [];
  for (const child of children) {
    const [guardian] = child.guardians;
    const cast = CAST_WISHES[life][child.id];
    if (!guardian || (child.cast && !cast)) continue;
    const possible = classes
      .map(({ offering }) => offering)
      .filter((each) => fits(child, each, ground) && !(cast?.wanted && each.audience !== 'county'));
    const share = siblings.has(guardian.id) ? TOGETHER : TAKES_PART[life];
    if (possible.length === 0 || !(cast || random.chance(share))) continue;
    const most = cast?.wishes ?? random.int(1, MOST_WISHES);
    const cap = cast?.cap ?? (random.chance(0.7) ? 1 : MOST_CAP);
    const at = new Date(
      times.opensAt.getTime() + Math.floor(random.next() * (until - times.opensAt.getTime())),
    );
    const byLiking = ranked(possible, liked, { random, both: cap > 1 });
    const wishes = (cast?.paidFirst ? paidFirst(byLiking) : byLiking).slice(0, most);
    const list = {
      ...named(drawId, child, random),
      child,
      guardian,
      cap: Math.min(cap, wishes.length),
      tieId: null,
      at,
      wishes,
    };
    lists.push(list);
    if (!child.cast) siblings.set(guardian.id, [...(siblings.get(guardian.id) ?? []), child]);
  }
  return tied(lists, [...siblings.values()], { drawId, ground, random });
}

function fits(child: ChildSeed, offering: OfferingSeed, { books }: WishGround): boolean {
  return couldTake(books, child, offering, MOST_CAP - 1);
}

/** In the order in which a family likes them, without what would make a child run from one to the other on a day. */
function ranked(
  possible: readonly OfferingSeed[],
  liked: ReadonlyMap<string, number>,
  { random, both }: { random: Prng; both: boolean },
): OfferingSeed[] {
  const order = possible
    .map((offering) => ({ offering, rank: random.next() * (liked.get(offering.id) ?? 1) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ offering }) => offering);
  const chosen: OfferingSeed[] = [];
  for (const offering of order) {
    const fine = (other: OfferingSeed) => apart(offering, other) || (!both && atOnce(offering, other));
    if (chosen.every(fine)) chosen.push(offering);
  }
  return chosen;
}

function paidFirst(wishes: readonly OfferingSeed[]): OfferingSeed[] {
  const paid = ({ course }: OfferingSeed) => course.group.pay === 'family';
  return [...wishes.filter(paid), ...wishes.filter((each) => !paid(each))];
}

function apart(one: OfferingSeed, other: OfferingSeed): boolean {
  const dates = new Set(datesOf(one));
  return !datesOf(other).some((date) => dates.has(date));
}

/** So that the draw itself sees that both cannot be had. */
function atOnce(one: OfferingSeed, other: OfferingSeed): boolean {
  return overlapWith(one.slots, [other]) !== null;
}

/** Some brothers and sisters who can wish the same are tied: the same list, and both or none. */
function tied(
  lists: readonly WishListSeed[],
  families: readonly (readonly ChildSeed[])[],
  { drawId, ground, random }: { drawId: string; ground: WishGround; random: Prng },
): WishListSeed[] {
  const byChild = new Map(lists.map((list) => [list.child.id, list]));
  for (const [first, second] of families) {
    const [one, other] = [byChild.get(first?.id ?? ''), byChild.get(second?.id ?? '')];
    if (!first || !second || !one || !other) continue;
    const wishes = one.wishes.filter((each) => fits(second, each, ground));
    if (wishes.length === 0 || !random.chance(TIED)) continue;
    const both = { wishes, cap: 1, tieId: idOf('tie', drawId, first.id), at: one.at };
    byChild.set(first.id, { ...one, ...both });
    byChild.set(second.id, { ...other, ...both });
  }
  return [...byChild.values()];
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function named(drawId: string, child: ChildSeed, random: Prng) {
  const code = Array.from({ length: 10 }, () => ALPHABET[random.int(0, ALPHABET.length - 1)]).join('');
  return { id: idOf('wish_list', drawId, child.id), code, applicant: applicantOf(drawId, code, sha256) };
}
