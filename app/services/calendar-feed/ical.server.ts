import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { addDays, clock, type SchoolDate } from '~/domain/calendar';
import { pick } from '~/i18n/pick';
import { translate } from '~/i18n/translate.server';
import type { Feed, FeedLesson } from './queries.server';

/** Asia/Shanghai as calendars need it: eight hours ahead all year round. */
const SHANGHAI = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T010000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/**
 * A calendar in the guardian's language (RFC 5545). Each lesson of each child keeps its UID for ever, so that a change
 * moves the entry on the phone and a canceled lesson is shown as canceled instead of staying.
 *
 * @param baseUrl the site's address, for links and the names of entries
 */
export function icalOf(feed: Feed, baseUrl: string, now: Date): string {
  const t = translate(feed.locale, 'parent');
  const calendar = ical({
    name: t('feed.name'),
    prodId: {
      company: 'after-school-supermarket',
      product: 'calendar',
      language: feed.locale === 'en' ? 'EN' : 'ZH',
    },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60 * 6,
    timezone: { name: 'Asia/Shanghai', generator: () => SHANGHAI },
  });
  for (const lesson of feed.lessons) {
    const title = pick(feed.locale, lesson.titleZh, lesson.titleEn);
    const named = lesson.childName ? t('feed.entry', { child: lesson.childName, course: title }) : title;
    calendar.createEvent({
      id: `${lesson.lessonId}.${lesson.childId}@${new URL(baseUrl).hostname}`,
      start: wallClock(lesson.date, lesson.startMinute),
      end: wallClock(lesson.date, lesson.endMinute),
      timezone: 'Asia/Shanghai',
      summary: lesson.canceled ? t('feed.canceled', { title: named }) : named,
      location: pick(feed.locale, lesson.placeZh, lesson.placeEn),
      description: t('feed.lesson', { number: lesson.number }),
      url: `${baseUrl}/offerings/${lesson.offeringId}`,
      status: lesson.canceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      sequence: lesson.canceled ? 1 : 0,
    });
  }
  // RFC 5545 wants this stamp in UTC; the library writes it in the machine's own zone when an entry has a zone.
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return calendar.toString().replace(/^DTSTAMP:.*$/gm, `DTSTAMP:${stamp}`);
}

/** A wall-clock time as the library writes it through unchanged: text without a zone. */
function wallClock(date: SchoolDate, minute: FeedLesson['startMinute']): string {
  return minute === 1440 ? `${addDays(date, 1)}T00:00:00` : `${date}T${clock(minute)}:00`;
}
