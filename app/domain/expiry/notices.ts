import type { SchoolDate } from '../calendar';
import { type ExpiryItem, type NoticeDays, noticeReached } from './item';

/** A warning that went out. It belongs to one last day: after a renewal there is another. */
export type SentNotice = Pick<ExpiryItem, 'kind' | 'id' | 'expiresOn'> & { readonly daysBefore: NoticeDays };

export type DueNotice = { readonly item: ExpiryItem; readonly daysBefore: NoticeDays };

/**
 * The warnings that go out now: 60, 30 and 7 days before the last valid day, and on the day after it. Where days were
 * missed only the most urgent one goes out, and none that is less urgent than one already sent.
 */
export function noticesDue(items: readonly ExpiryItem[], sent: readonly SentNotice[]): DueNotice[] {
  return items.flatMap((item) => {
    const daysBefore = noticeReached(item.daysLeft);
    if (daysBefore === null) return [];
    const known = sent.some(
      (each) =>
        each.kind === item.kind &&
        each.id === item.id &&
        each.expiresOn === item.expiresOn &&
        each.daysBefore <= daysBefore,
    );
    return known ? [] : [{ item, daysBefore }];
  });
}

/** What is over on a day: from the day after its last valid one. */
export function isOver(item: Pick<ExpiryItem, 'expiresOn'>, today: SchoolDate): boolean {
  return item.expiresOn < today;
}
