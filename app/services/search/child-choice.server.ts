import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { ChildToSuit } from '~/ports/search/port';

/** A guardian's child as the search names it, to that guardian only. */
export interface ChildToChoose {
  id: string;
  name: string;
  grade: number;
}

export interface ChildChoice {
  children: ChildToChoose[];
  /** Whom courses are looked at for; null for nobody. */
  chosen: ChildToChoose | null;
}

const NOBODY: ChildChoice = { children: [], chosen: null };

/**
 * The actor's children and the one that courses are looked at for: the one chosen if it is theirs, else an only child.
 *
 * @param chosenId what the cookie says; anything that is not a child of the actor counts as nothing
 */
export async function childChoice(actor: Actor | null, chosenId: string | null): Promise<ChildChoice> {
  if (!actor?.guardianId) return NOBODY;
  const links = await db.guardianChild.findMany({
    where: { guardianId: actor.guardianId, child: { leftOn: null } },
    orderBy: [{ linkedAt: 'asc' }, { childId: 'asc' }],
    select: { child: { select: { id: true, name: true, grade: true } } },
  });
  const children = links.map(({ child }) => child);
  const chosen = children.find(({ id }) => id === chosenId);
  return { children, chosen: chosen ?? (children.length === 1 ? (children[0] ?? null) : null) };
}

/** What the search puts first for a child: its grade and school, without what it has and what meets that. */
export async function childToSuit(childId: string, now: Date): Promise<ChildToSuit | null> {
  const [[child], except] = await Promise.all([
    db.$queryRaw<{ grade: number; school_id: string; group_id: string | null }[]>`
      SELECT c.grade, c.school_id, s.group_id FROM child c JOIN school s ON s.id = c.school_id
       WHERE c.id = ${childId}::uuid`,
    takenOrMeeting(childId, now),
  ]);
  return child ? { grade: child.grade, schoolId: child.school_id, groupId: child.group_id, except } : null;
}

/** Offerings the child has, and those with a lesson to come that meets one of its own, the way between counted. */
async function takenOrMeeting(childId: string, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH mine AS (
      SELECT o.id, o.school_id, s.town_id FROM enrollment e
        JOIN offering o ON o.id = e.offering_id JOIN school s ON s.id = o.school_id
       WHERE e.child_id = ${childId}::uuid
         AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > ${now})))
    SELECT id::text FROM mine
    UNION
    SELECT l.offering_id::text
      FROM mine
      JOIN lesson own ON own.offering_id = mine.id AND own.status <> 'canceled'
       AND own.date >= (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
      JOIN lesson l ON l.date = own.date AND l.status <> 'canceled' AND l.offering_id <> mine.id
      JOIN offering o ON o.id = l.offering_id AND o.status = 'open'
      JOIN school s ON s.id = o.school_id
      LEFT JOIN town_travel way ON way.from_town_id = mine.town_id AND way.to_town_id = s.town_id
      CROSS JOIN LATERAL (
        SELECT CASE WHEN o.school_id = mine.school_id THEN 0 ELSE coalesce(way.minutes, 0) END AS minutes) gap
     WHERE l.start_minute < own.end_minute + gap.minutes AND own.start_minute < l.end_minute + gap.minutes`;
  return rows.map(({ id }) => id);
}
