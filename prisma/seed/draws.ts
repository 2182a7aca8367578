import { type DrawOutcome, draw } from '~/domain/allocation/draw';
import { todayInShanghai } from '~/domain/calendar';
import { type DrawInputs, drawInputs, reserveLabels } from '~/domain/draw/inputs';
import { groupOf } from '~/domain/draw/pseudonym';
import { RESERVE_CLASSES, type ReserveClass } from '~/domain/states';
import { reserveClaims } from '~/domain/wishes/claims';
import { seedOf } from '~/services/draw/seed.server';
import { type EntitlementSeed, townOf } from './aid';
import { castChildId } from './cast';
import { type DrawLife, type DrawTimes, drawTimes } from './draw-times';
import type { Filled } from './enrollments';
import { idOf } from './ids';
import type { ChildSeed } from './people';
import { prng } from './prng';
import { sha256, type WishGround, type WishListSeed, wishLists } from './wishes';

export type Reserved = { readonly class: ReserveClass; readonly places: number };

export type DrawSeed = {
  readonly life: DrawLife;
  readonly id: string;
  readonly termId: string;
  readonly times: DrawTimes;
  readonly secret: string;
  readonly publicValue: string;
  readonly classes: readonly Filled[];
  readonly reserved: ReadonlyMap<string, readonly Reserved[]>;
  readonly lists: readonly WishListSeed[];
  readonly inputs: DrawInputs;
  /** Null until it is held. */
  readonly outcome: DrawOutcome | null;
};

/** Published before each draw was announced; made up, as the note says. */
const PUBLIC_VALUES: Record<DrawLife, string> = { drawn: '38502', to_draw: '90417', drawing: '11726' };

/** A draw of the demo with the wishes that families have handed in and, where it was held, what came out. */
export function drawOf(
  life: DrawLife,
  filled: readonly Filled[],
  children: readonly ChildSeed[],
  entitled: readonly EntitlementSeed[],
  ground: WishGround,
): DrawSeed {
  const id = idOf('draw', life);
  const times = drawTimes(life, ground.days.today);
  const classes = filled.filter(({ offering }) => offering.life === life);
  const reserved = reservedPlaces(classes);
  const lists = wishLists({ life, drawId: id, times }, classes, children, ground);
  const closesOn = todayInShanghai(times.closesAt);
  const inputs = drawInputs(
    classes.map(({ offering, capacity }) => ({
      id: offering.id,
      capacity,
      reserved: reserved.get(offering.id) ?? [],
      slots: offering.slots,
    })),
    lists.map(({ applicant, child, tieId, cap, wishes }) => ({
      applicant,
      group: tieId && groupOf(id, tieId, sha256),
      cap,
      wishes: wishes.map((each) => each.id),
      claims: reserveClaims(
        { town: townOf(child), entitlements: entitled.filter(({ childId }) => childId === child.id) },
        closesOn,
      ),
    })),
    reserveLabels(prng(`labels ${life}`).shuffled(RESERVE_CLASSES)),
  );
  const publicValue = PUBLIC_VALUES[life];
  const termId = ground.days.coming.id;
  const known = { life, id, termId, times, publicValue, classes, reserved, lists, inputs };
  if (life !== 'drawn') return { ...known, secret: secretOf(life, 0), outcome: null };
  return { ...known, ...tellingOutcome(known) };
}

/** Anybody who reads this can count the demo's secrets; a real one is made by the system's randomness. */
function secretOf(life: DrawLife, attempt: number): string {
  return sha256(`demo draw ${life} ${attempt}`);
}

/** Most secrets to try for an outcome that has something to tell. */
const ATTEMPTS = 400;

/**
 * The demo's draw is chosen among many so that it tells something: of one family one child has a place and the other
 * none, and no place is left where somebody waits, which in the product would be on offer by now.
 */
function tellingOutcome({
  inputs,
  lists,
  publicValue,
}: Pick<DrawSeed, 'inputs' | 'lists' | 'publicValue'>): Pick<DrawSeed, 'secret' | 'outcome'> {
  const of = (key: string) => lists.find(({ child }) => child.id === castChildId(key));
  const [winner, loser] = [of('chen-muyang'), of('chen-muqing')];
  let last: { secret: string; outcome: DrawOutcome } | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const secret = secretOf('drawn', attempt);
    const outcome = draw({ seed: seedOf(secret, publicValue), ...inputs }, sha256);
    if (leavesNothingIdle(inputs, outcome)) {
      last = { secret, outcome };
      const won = (applicant: string, wish: string | undefined) =>
        outcome.places.some(
          (place) => place.applicant === applicant && (wish ?? place.offering) === place.offering,
        );
      if (
        (!winner || won(winner.applicant, winner.wishes[0]?.id)) &&
        !(loser && won(loser.applicant, undefined))
      )
        break;
    }
  }
  if (!last) throw new Error('No draw of the demo leaves every place with somebody who wants it');
  return last;
}

function leavesNothingIdle({ offerings }: DrawInputs, { places, waiting }: DrawOutcome): boolean {
  return offerings.every(({ id, capacity }) => {
    const given = places.filter(({ offering }) => offering === id).length;
    return given === capacity || !waiting.some(({ offering }) => offering === id);
  });
}

/** Classes that children of the whole county can wish keep some places for those who have it harder to get one. */
function reservedPlaces(classes: readonly Filled[]): Map<string, Reserved[]> {
  const shared = classes.filter(({ offering, capacity }) => offering.audience === 'county' && capacity >= 10);
  return new Map(
    shared.map(({ offering }, index) => [
      offering.id,
      [
        { class: 'hardship', places: 1 },
        { class: 'rural', places: 3 },
        ...(index === 0 ? [{ class: 'special_needs' as const, places: 1 }] : []),
      ],
    ]),
  );
}
