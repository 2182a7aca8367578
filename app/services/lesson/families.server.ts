import type { Tx } from '~/db/client.server';
import type { SchoolDate } from '~/domain/calendar';
import { LIVE_ENROLLMENT_STATUSES } from '~/domain/states';
import { usersAround } from '../children/guardian.server';
import { notify } from '../messages/notify.server';
import type { TouchedPlace } from './money.server';

type News =
  /** Canceled, and nothing makes up for it. */
  | { readonly kind: 'off' }
  /** Canceled and made up for on another day. */
  | { readonly kind: 'moved'; readonly on: SchoolDate }
  /** Was confirmed and is taken back. */
  | { readonly kind: 'taken_back' };

/** Tells the families of a class what became of one of its lessons, each with the sum it gets back. */
export async function tellFamilies(
  tx: Tx,
  touched: readonly TouchedPlace[],
  date: SchoolDate,
  news: News,
  now: Date,
): Promise<void> {
  for (const { place, moreFen } of touched) {
    const live = LIVE_ENROLLMENT_STATUSES.includes(place.status);
    if (!live && moreFen <= 0) continue;
    const { id: enrollmentId, offeringId, childId } = place;
    const userIds = await usersAround(tx, childId, place.guardianId);
    const params = { enrollmentId, offeringId, childId, date };
    if (news.kind === 'moved') await notify(tx, { userIds }, 'lesson_moved', { ...params, on: news.on }, now);
    else if (moreFen > 0) {
      const kind = news.kind === 'off' ? 'lesson_canceled' : 'lesson_taken_back';
      await notify(tx, { userIds }, kind, { ...params, refundFen: moreFen }, now);
    } else if (news.kind === 'off') await notify(tx, { userIds }, 'lesson_off', params, now);
  }
}
