import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { undecidedAt } from '../formation/list.server';
import { dayNames, loadCalendar } from '../planning/calendar.server';
import { comingDays } from './days';
import { schoolIdFor } from './scope.server';

/** How far ahead the overview looks for holidays, days. */
const ahead = 45;

/** What waits for the head of a school: counts that link to their pages. @throws NotFound */
export async function schoolToDo(actor: Actor, now: Date) {
  const schoolId = schoolIdFor(actor, 'room_requests.decide');
  const today = dateColumn(todayInShanghai(now));
  const [requests, claims, toOpen, imports, formation] = await Promise.all([
    db.offering.count({ where: { schoolId, status: 'submitted' } }),
    db.childClaim.count({ where: { schoolId, status: 'pending' } }),
    db.offering.count({
      where: { schoolId, status: 'approved', lessons: { some: { date: { gte: today } } } },
    }),
    db.rosterImport.count({ where: { schoolId, status: 'previewed' } }),
    undecidedAt(schoolId, now),
  ]);
  return { requests, claims, toOpen, imports, formation };
}

/** Which of the first steps a school has done: an empty school is shown the way. */
export async function firstSteps(actor: Actor) {
  const schoolId = schoolIdFor(actor, 'rooms.manage');
  const [rooms, pupils, offerings] = await Promise.all([
    db.room.count({ where: { schoolId, retiredAt: null } }),
    db.child.count({ where: { schoolId, leftOn: null } }),
    db.offering.count({ where: { schoolId, status: { not: 'draft' } } }),
  ]);
  return { rooms, pupils, offerings };
}

export type PlacesHere = { offerings: number; offered: number; taken: number; waiting: number; free: number };

/** Places of the classes that families can see and that are not over, at one school. `free`: can be taken now. */
export async function placesHere(actor: Actor, now: Date): Promise<PlacesHere> {
  const schoolId = schoolIdFor(actor, 'offering.open');
  const [row] = await db.$queryRaw<[PlacesHere]>`
    SELECT count(*)::int AS offerings,
           coalesce(sum(o.capacity), 0)::int AS offered,
           coalesce(sum(p.taken), 0)::int AS taken,
           coalesce(sum(p.waiting), 0)::int AS waiting,
           coalesce(sum(greatest(0, o.capacity - p.taken - l.offered)) FILTER (
             WHERE o.status IN ('open', 'confirmed') AND o.opens_at <= ${now} AND o.closes_at > ${now}), 0)::int AS free
      FROM offering o
     CROSS JOIN LATERAL (
       SELECT count(*) AS taken, count(*) FILTER (WHERE e.status = 'held') AS waiting
         FROM enrollment e
        WHERE e.offering_id = o.id
          AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > ${now}))) p
     CROSS JOIN LATERAL (
       SELECT count(*) AS offered FROM waiting_entry w WHERE w.offering_id = o.id AND w.status = 'offered') l
     WHERE o.school_id = ${schoolId} AND o.status IN ('open', 'confirmed', 'running')`;
  return row;
}

/** Holidays, breaks and working weekends of the coming weeks; `estimated`: of a term nobody has announced yet. */
export async function daysAhead(now: Date) {
  const today = todayInShanghai(now);
  const [calendar, names] = await Promise.all([loadCalendar(db), dayNames(db, dateColumn(today))]);
  return {
    days: comingDays(calendar, today, ahead).map((days) => ({
      ...days,
      name: days.kind === 'off' ? (names[days.from] ?? null) : null,
    })),
    estimated: calendar.terms.some((term) => term.estimated && term.from <= today && today <= term.to),
  };
}
