import { addDays, instantOf, minuteNowInShanghai, minuteOf, todayInShanghai } from '../calendar';

/** Night as the county has decided it: wall clock `HH:MM`, from one to the other; the same twice: no quiet hours. */
export type QuietHours = { readonly from: string; readonly to: string };

/** The end of the quiet hours that `at` lies in; null outside of them. Over midnight or within a day. */
export function quietUntil(at: Date, { from, to }: QuietHours): Date | null {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  const [today, minute] = [todayInShanghai(at), minuteNowInShanghai(at)];
  if (start < end) return minute >= start && minute < end ? instantOf(today, end) : null;
  if (start === end) return null;
  if (minute < end) return instantOf(today, end);
  return minute >= start ? instantOf(addDays(today, 1), end) : null;
}

/** The start of the next quiet hours after `at`, which lies outside of them; null when there are none. */
function quietFrom(at: Date, { from, to }: QuietHours): Date | null {
  if (from === to) return null;
  const [today, start] = [todayInShanghai(at), minuteOf(from)];
  return instantOf(minuteNowInShanghai(at) < start ? today : addDays(today, 1), start);
}

/**
 * When an offer made now is over: after so many minutes outside the quiet hours, and never after `latest` (the class
 * begins).
 */
export function offerDeadline(now: Date, minutes: number, quiet: QuietHours, latest: Date): Date {
  let at = quietUntil(now, quiet) ?? now;
  for (let left = minutes * 60_000; ; ) {
    const night = quietFrom(at, quiet);
    if (!night || night.getTime() - at.getTime() >= left) {
      const end = new Date(at.getTime() + left);
      return end < latest ? end : latest;
    }
    if (night >= latest) return latest;
    left -= night.getTime() - at.getTime();
    at = quietUntil(night, quiet) ?? night;
  }
}
