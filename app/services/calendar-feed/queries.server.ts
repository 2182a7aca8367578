import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import type { LessonStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';
import { hashFeedToken } from './create.server';

/** Whether the actor has a calendar address, and since when; never the address itself. */
export async function liveFeed(actor: Actor): Promise<{ createdAt: string; withNames: boolean } | null> {
  const feed = await db.calendarFeed.findFirst({
    where: { guardianId: guardianIdOf(actor), revokedAt: null },
    select: { createdAt: true, withNames: true },
  });
  return feed && { createdAt: feed.createdAt.toISOString(), withNames: feed.withNames };
}

export type FeedLesson = {
  lessonId: string;
  childId: string;
  /** Null unless the guardian chose that names are shown. */
  childName: string | null;
  titleZh: string;
  titleEn: string;
  number: number;
  date: SchoolDate;
  startMinute: number;
  endMinute: number;
  canceled: boolean;
  placeZh: string;
  placeEn: string;
  offeringId: string;
};

export type Feed = { locale: string; lessons: FeedLesson[] };

/** How far back a calendar keeps lessons. */
const PAST_DAYS = 60;

/**
 * Everything a calendar address shows: lessons of confirmed places of the guardian's children, and those canceled
 * since. A place that was given up shows its coming lessons as canceled, so that they leave the phone.
 *
 * @throws NotFound for an address that never was, or is revoked
 */
export async function feedOf(token: string, now: Date): Promise<Feed> {
  const feed = await db.calendarFeed.findFirst({
    where: { tokenHash: hashFeedToken(token), revokedAt: null },
    select: {
      withNames: true,
      guardianId: true,
      guardian: { select: { user: { select: { locale: true } } } },
    },
  });
  if (!feed) throw new NotFound('calendar');
  const from = addDays(todayInShanghai(now), -PAST_DAYS);
  const rows = await db.$queryRaw<
    (Omit<FeedLesson, 'date' | 'canceled'> & { date: Date; status: LessonStatus; live: boolean })[]
  >`
    SELECT DISTINCT ON (l.id, e.child_id)
           l.id::text AS "lessonId", e.child_id::text AS "childId", c.name AS "childName", l.number, l.date,
           l.start_minute AS "startMinute", l.end_minute AS "endMinute", l.status::text,
           (e.status IN ('confirmed', 'completed')) AS live, o.id::text AS "offeringId",
           co.title_zh AS "titleZh", co.title_en AS "titleEn",
           concat_ws(' ', s.name_zh, r.name_zh) AS "placeZh", concat_ws(', ', r.name_en, s.name_en) AS "placeEn"
      FROM guardian_child g
      JOIN child c ON c.id = g.child_id
      JOIN enrollment e ON e.child_id = g.child_id AND e.confirmed_at IS NOT NULL
      JOIN offering o ON o.id = e.offering_id
      JOIN course co ON co.id = o.course_id
      JOIN school s ON s.id = o.school_id
      JOIN lesson l ON l.offering_id = o.id
      LEFT JOIN room r ON r.id = l.room_id
     WHERE g.guardian_id = ${feed.guardianId}::uuid AND l.date >= ${from}::date
     ORDER BY l.id, e.child_id, live DESC, e.created_at DESC`;
  const lessons = rows
    .map(({ status, live, date, childName, ...row }) => ({
      ...row,
      date: schoolDateOf(date),
      childName: feed.withNames ? childName : null,
      canceled: !live || status === 'canceled',
    }))
    .sort((a, b) => (a.date === b.date ? a.startMinute - b.startMinute : a.date < b.date ? -1 : 1));
  return { locale: feed.guardian.user.locale, lessons };
}
