import { clock, minuteNowInShanghai, todayInShanghai } from '~/domain/calendar';

/** An instant as a `datetime-local` control wants it, on the county's wall clock: `2026-09-08T08:00`. */
export function wallClock(at: Date): string {
  return `${todayInShanghai(at)}T${clock(minuteNowInShanghai(at))}`;
}
