import { type Db, db } from '~/db/client.server';
import { oncePerProcess } from '~/db/once-per-process.server';
import { statement } from '~/db/statement.server';
import { todayInShanghai } from '~/domain/calendar';
import { defaultHoldMinutes } from '~/domain/enrollment/hold';
import type { RefundModel } from '~/domain/pricing/refund-models';
import type { RulesInForce } from '~/domain/reduction/rule';
import type { ProviderKind } from '~/domain/states';
import { moneySettingsOn, placeSettingsOn } from '../county/settings.server';
import { rulesNow } from '../reduction/guard.server';
import { type OfferingFacts, offeringFacts } from './offering-facts.server';

/** What of a wish for a place is the same for everybody who wants this class. */
export type ClassOnSale = {
  readonly offeringId: string;
  /** What was true when the rest was read, or before: a rest that is newer is found out, one that is older never is older. */
  readonly stamp: string;
  readonly facts: OfferingFacts;
  readonly rules: RulesInForce;
  readonly providerId: string;
  /** Who receives the class roster (M5); null for a school's own course. */
  readonly receiverId: string | null;
  /** Minutes between towns, by `from>to`. */
  readonly travel: ReadonlyMap<string, number>;
  readonly refundModel: RefundModel;
  readonly holdMinutes: number;
  readonly offeredHoldMinutes: number;
};

/** How long what no stamp covers (the calendar, rooms, ways between towns) is kept, milliseconds. */
const KEPT_MS = 10_000;

type Kept = { readonly now: number; readonly readAt: number; readonly read: Promise<ClassOnSale | null> };
const kept = oncePerProcess('classes-on-sale', () => new Map<string, Kept>());

/** The class as it was read for somebody else a moment ago; null when nobody has asked for a while. */
export async function classKept(offeringId: string, now: Date): Promise<ClassOnSale | null> {
  const known = kept.get(offeringId);
  return known && isFresh(known, now) ? known.read : null;
}

/** What was kept of a class is no longer so. */
export function forgetClass(offeringId: string): void {
  kept.delete(offeringId);
}

/**
 * The class as everybody sees it who asks in the same seconds: read once, however many ask at once.
 *
 * @param stamp what is true of the class now: something else than what was kept is read anew
 */
export async function classOnSale(
  offeringId: string,
  stamp: string | null,
  now: Date,
): Promise<ClassOnSale | null> {
  const known = kept.get(offeringId);
  if (known && isFresh(known, now)) {
    const found = await known.read;
    if (found?.stamp === stamp) return found;
    // Whoever came before us may have asked for the new one already.
    const newer = kept.get(offeringId);
    if (newer && newer !== known && isFresh(newer, now)) return newer.read;
  }
  return readAnew(offeringId, now);
}

function readAnew(offeringId: string, now: Date): Promise<ClassOnSale | null> {
  for (const [id, each] of kept) if (!isFresh(each, now)) kept.delete(id);
  const read = readClass(db, offeringId, now);
  kept.set(offeringId, { now: now.getTime(), readAt: performance.now(), read });
  read.catch(() => kept.delete(offeringId));
  return read;
}

function isFresh(each: Kept, now: Date): boolean {
  return (
    Math.abs(now.getTime() - each.now) < KEPT_MS &&
    todayInShanghai(now) === todayInShanghai(new Date(each.now)) &&
    performance.now() - each.readAt < KEPT_MS
  );
}

type Row = { stamp: string; provider_id: string; provider_kind: ProviderKind; hold_minutes: unknown };

const ask = statement<Row>(
  'enrollment_class_on_sale',
  `SELECT class_stamp(o.id) AS stamp, p.id::text AS provider_id, p.kind::text AS provider_kind,
          (SELECT s.value FROM county_setting s WHERE s.key = 'hold_minutes' AND s.valid_from <= $2::date
            ORDER BY s.valid_from DESC LIMIT 1) AS hold_minutes
     FROM offering o JOIN course c ON c.id = o.course_id JOIN provider p ON p.id = c.provider_id
    WHERE o.id = $1::uuid`,
);

/** Reads it now; the stamp first. In a command's transaction after the class was locked, and then nothing is kept. */
export async function readClass(on: Db, offeringId: string, now: Date): Promise<ClassOnSale | null> {
  const [row] = await ask.in(on, offeringId, todayInShanghai(now));
  const facts = (await offeringFacts(on, [offeringId], now, { thorough: true })).get(offeringId);
  if (!row || !facts) return null;
  const ways = await on.$queryRaw<{ way: string; minutes: number }[]>`
    SELECT from_town_id || '>' || to_town_id AS way, minutes FROM town_travel`;
  const places = await placeSettingsOn(on, now);
  return {
    offeringId,
    stamp: row.stamp,
    facts,
    rules: await rulesNow(on, now),
    providerId: row.provider_id,
    receiverId: row.provider_kind === 'school' ? null : row.provider_id,
    travel: new Map(ways.map(({ way, minutes }) => [way, minutes])),
    refundModel: (await moneySettingsOn(on, now)).refund_model,
    holdMinutes: wholeMinutes(row.hold_minutes) ?? defaultHoldMinutes,
    offeredHoldMinutes: places.offered_hold_minutes,
  };
}

/** County setting `hold_minutes`; null when it is none. */
export function wholeMinutes(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 24 * 60
    ? value
    : null;
}
