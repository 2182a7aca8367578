import { minuteOf } from '../calendar';

/** One weekly time of an offering: ISO weekday, wall clock `HH:MM`. */
export type DrawSlot = { readonly weekday: number; readonly start: string; readonly end: string };

export type DrawOffering = {
  readonly id: string;
  readonly capacity: number;
  /** Places kept for applicants with a tag, in the order in which they are given. */
  readonly reserved: readonly { readonly tag: string; readonly places: number }[];
  readonly slots: readonly DrawSlot[];
};

export type DrawApplicant = {
  readonly id: string;
  /** Ids of offerings, the most wished first. */
  readonly wishes: readonly string[];
  /** Most places it wants. */
  readonly cap: number;
  readonly tags: readonly string[];
  /** Applicants with the same group are given a place all or none. */
  readonly group: string | null;
};

/** What a draw is counted from (formats.md 3). */
export type DrawInput = {
  readonly seed: string;
  readonly offerings: readonly DrawOffering[];
  readonly applicants: readonly DrawApplicant[];
};

export type DrawPlace = {
  readonly applicant: string;
  readonly offering: string;
  readonly round: number;
  readonly as: 'reserved' | 'open';
};

/** One who draws: an applicant, or the members of a group in the order of the input. */
export type Party = {
  readonly key: string;
  readonly members: readonly DrawApplicant[];
  /** How many places it takes. */
  readonly size: number;
  /** Offerings by index, the most wished first. */
  readonly wishes: readonly number[];
  readonly cap: number;
  readonly tags: ReadonlySet<string>;
  /** Offerings it holds, by index, with the round. */
  readonly held: number[];
};

/** Offerings by index with what the rounds ask of them again and again counted once. */
export type Market = {
  readonly offerings: readonly DrawOffering[];
  readonly parties: readonly Party[];
  readonly overlap: (a: number, b: number) => boolean;
};

/** A draw that cannot be held as it was written down. */
export class NotAMarket extends Error {
  override readonly name = 'NotAMarket';
}

/**
 * Offerings and parties of a draw. @throws NotAMarket when an id comes twice, a wish names no offering or comes twice,
 * a number is not whole, more places are reserved than there are, or members of a group differ in wishes or cap
 */
export function marketOf({ offerings, applicants }: DrawInput): Market {
  const indexOf = new Map(offerings.map(({ id }, index) => [id, index]));
  if (indexOf.size !== offerings.length) throw new NotAMarket('an offering comes twice');
  for (const { id, capacity, reserved } of offerings) {
    const kept = reserved.reduce((sum, { places }) => sum + places, 0);
    const whole = [capacity, ...reserved.map(({ places }) => places)];
    if (!whole.every((value) => Number.isSafeInteger(value) && value >= 0))
      throw new NotAMarket(`places of ${id} are not whole numbers`);
    if (kept > capacity) throw new NotAMarket(`${id} reserves more places than it has`);
  }
  if (new Set(applicants.map(({ id }) => id)).size !== applicants.length)
    throw new NotAMarket('an applicant comes twice');

  const groups = new Map<string, DrawApplicant[]>();
  for (const applicant of applicants) {
    const key = applicant.group === null ? `applicant ${applicant.id}` : `group ${applicant.group}`;
    const members = groups.get(key);
    if (members) members.push(applicant);
    else groups.set(key, [applicant]);
  }
  return {
    offerings,
    parties: [...groups.values()].map((members) => partyOf(members, indexOf)),
    overlap: overlapsOf(offerings),
  };
}

function partyOf(members: readonly DrawApplicant[], indexOf: ReadonlyMap<string, number>): Party {
  const [first, ...others] = members as [DrawApplicant, ...DrawApplicant[]];
  const same = ({ wishes, cap }: DrawApplicant) =>
    cap === first.cap &&
    wishes.length === first.wishes.length &&
    wishes.every((id, at) => id === first.wishes[at]);
  if (!others.every(same)) throw new NotAMarket(`members of group ${first.group} differ in wishes or cap`);
  if (!Number.isSafeInteger(first.cap) || first.cap < 0)
    throw new NotAMarket(`the cap of ${first.id} is no number`);
  if (new Set(first.wishes).size !== first.wishes.length)
    throw new NotAMarket(`${first.id} wishes one twice`);
  const wishes = first.wishes.map((id) => {
    const index = indexOf.get(id);
    if (index === undefined) throw new NotAMarket(`${first.id} wishes ${id}, which is not offered`);
    return index;
  });
  const tags = first.tags.filter((tag) => others.every((other) => other.tags.includes(tag)));
  return {
    key: first.group ?? first.id,
    members,
    size: members.length,
    wishes,
    cap: first.cap,
    tags: new Set(tags),
    held: [],
  };
}

/** Whether two offerings have times that overlap; touching ends do not. */
function overlapsOf(offerings: readonly DrawOffering[]): Market['overlap'] {
  const times = offerings.map(({ slots }) =>
    slots.map(({ weekday, start, end }) => ({ weekday, start: minuteOf(start), end: minuteOf(end) })),
  );
  return (a, b) =>
    (times[a] ?? []).some((one) =>
      (times[b] ?? []).some(
        (other) => one.weekday === other.weekday && one.start < other.end && other.start < one.end,
      ),
    );
}
