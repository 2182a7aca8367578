import { addDays, instantOf } from '~/domain/calendar';
import { PLACE_SETTINGS } from '~/domain/county-settings';
import { startOf } from '~/domain/planning/times';
import type { WaitingStatus } from '~/domain/states';
import { offerDeadline } from '~/domain/waitlist/deadline';
import { castChildId } from './cast';
import type { Filled } from './enrollments';
import { idOf } from './ids';
import type { OfferingSeed } from './offerings';
import { couldTake } from './one-more';
import type { ChildSeed } from './people';
import { prng } from './prng';
import { headIdOf } from './staff-users';
import type { WishGround } from './wishes';

export type EntrySeed = {
  readonly id: string;
  readonly offering: OfferingSeed;
  readonly child: ChildSeed;
  readonly status: WaitingStatus;
  readonly position: number;
  readonly tieId: string | null;
  readonly joinedAt: Date;
  readonly offeredAt: Date | null;
  readonly offerUntil: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
  readonly move: { readonly kind: 'choose' | 'refuse'; readonly at: Date; readonly byUserId: string } | null;
};

type Lines = { readonly filled: Filled[]; readonly entries: EntrySeed[] };

const HOUR = 3_600_000;
const [LIN, MUYANG] = [castChildId('lin-yinuo'), castChildId('chen-muyang')];

/**
 * Who waits: a few families for each class that is full, siblings together in one of them; yesterday evening a place got
 * free where a child of the cast came first, and is offered to it. Families apply where the school chooses.
 */
export function lines(filled: readonly Filled[], children: readonly ChildSeed[], ground: WishGround): Lines {
  let siblings = false;
  /** A child of the cast waits once, and applies once. */
  const inLine = new Set<string>();
  const entries: EntrySeed[] = [];
  const changed = filled.map((each): Filled => {
    const { offering } = each;
    if (offering.life !== 'line' && offering.life !== 'choice') return each;
    const random = prng(`line ${offering.id}`);
    const here = new Set(each.places.map(({ child }) => child.id));
    const wanting = children.filter(
      (child) =>
        child.guardians.length > 0 &&
        !here.has(child.id) &&
        // Nobody but the cast waits for the last class that it may have.
        couldTake(ground.books, child, offering, child.cast ? 0 : 1),
    );
    const cast = wanting.find(
      ({ id }) => (id === LIN || id === MUYANG) && !inLine.has(`${id} ${offering.life}`),
    );
    if (cast) inLine.add(`${cast.id} ${offering.life}`);
    const others = random.shuffled(wanting.filter((child) => !child.cast));
    if (offering.life === 'choice') {
      entries.push(...applications(offering, [...others.slice(0, 6), ...(cast ? [cast] : [])], ground));
      return each;
    }
    const pair = cast || siblings ? null : pairAmong(others);
    siblings ||= pair !== null;
    const rest = others.filter((child) => !pair?.includes(child)).slice(0, 3);
    // The offer goes to the first in the line: there the cast's child is the first, elsewhere it stands second.
    const offers = cast?.id === MUYANG;
    const queue = offers
      ? [cast, ...rest]
      : [...(pair ?? []), ...rest.slice(0, 1), ...(cast ? [cast] : []), ...rest.slice(1)];
    const waiting = queue.map((child, index) =>
      entryOf(offering, child, { position: index + 1, joinedAt: joinedAt(each, index, ground) }),
    );
    const tieId = pair && idOf('tie', offering.id);
    const lined = waiting.map((entry) => (pair?.includes(entry.child) ? { ...entry, tieId } : entry));
    if (!offers) {
      entries.push(...lined);
      return each;
    }
    const freedAt = instantOf(addDays(ground.days.today, -1), 19 * 60);
    const [first, ...behind] = lined;
    if (!first) return each;
    entries.push(
      { ...first, status: 'offered', offeredAt: freedAt, offerUntil: until(offering, freedAt) },
      ...behind,
    );
    return { ...each, places: withOneFreed(each, freedAt) };
  });
  return { filled: changed, entries };
}

function entryOf(
  offering: OfferingSeed,
  child: ChildSeed,
  { position, joinedAt }: Pick<EntrySeed, 'position' | 'joinedAt'>,
): EntrySeed {
  return {
    id: idOf('waiting_entry', offering.id, child.id),
    offering,
    child,
    status: 'waiting',
    position,
    tieId: null,
    joinedAt,
    offeredAt: null,
    offerUntil: null,
    endedAt: null,
    reason: null,
    move: null,
  };
}

/** One after the other since the class was full. */
function joinedAt({ places, offering }: Filled, index: number, { days }: WishGround): Date {
  const full = Math.max(offering.opensAt?.getTime() ?? 0, ...places.map((each) => each.createdAt.getTime()));
  const step = (instantOf(addDays(days.today, -1), 18 * 60).getTime() - full) / 10;
  return new Date(full + Math.max(step, 60_000) * (index + 1));
}

/** Two of one family, both of whom could have a place. */
function pairAmong(list: readonly ChildSeed[]): readonly [ChildSeed, ChildSeed] | null {
  for (const one of list) {
    const other = list.find((each) => each !== one && each.guardians[0] === one.guardians[0]);
    if (other) return [one, other];
  }
  return null;
}

function until({ lessons }: OfferingSeed, at: Date): Date {
  const first = lessons[0];
  const quiet = { from: PLACE_SETTINGS.quiet_from.unset, to: PLACE_SETTINGS.quiet_to.unset };
  return offerDeadline(at, PLACE_SETTINGS.offer_minutes.unset, quiet, first ? startOf(first) : at);
}

/** The last one who had a place gave it back. */
function withOneFreed({ places }: Filled, at: Date): Filled['places'] {
  const gone = places.findLast(({ status, child }) => status === 'confirmed' && !child.cast);
  return places.map((place) =>
    place === gone ? { ...place, status: 'canceled', endReason: 'guardian', endedAt: at } : place,
  );
}

/** Applications for a class whose school chooses: one was refused already, the others wait for an answer. */
function applications(offering: OfferingSeed, list: readonly ChildSeed[], { days }: WishGround): EntrySeed[] {
  const opened = offering.opensAt?.getTime() ?? 0;
  const refusedAt = instantOf(addDays(days.today, -1), 16 * 60);
  return list.map((child, index) => {
    const joined = new Date(opened + (index + 1) * 5 * HOUR);
    const entry = entryOf(offering, child, { position: index + 1, joinedAt: joined });
    if (index > 0) return entry;
    return {
      ...entry,
      status: 'refused',
      endedAt: refusedAt,
      reason: '这学期要已经学过一年的孩子；下学期开新手班，欢迎再来。',
      move: { kind: 'refuse', at: refusedAt, byUserId: headIdOf(offering.school.id) },
    };
  });
}
