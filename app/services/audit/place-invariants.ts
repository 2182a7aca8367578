import { idlePlaces } from '../waiting/idle-places.server';
import type { Invariant } from './invariant';

/** Offers are ended by a job at their time and by a sweep each minute: after so long nobody has looked. */
const OVERDUE_MINUTES = 10;

const LIVE = `('held', 'confirmed')`;
const IN_LINE = `('waiting', 'offered')`;
/** Whether place `e` came into its class by a merge: then it was given by the rules of another one. */
export const MERGED_IN = `EXISTS (SELECT 1 FROM quote_revision r WHERE r.enrollment_id = e.id AND r.reason = 'merged')`;

/** Invariants 1 and 10: places, lines and choices; nothing idle, nothing given past those who stood first. */
export const PLACE_INVARIANTS: readonly Invariant[] = [
  {
    number: 1,
    name: 'live places and places offered never exceed the capacity',
    sql: `SELECT o.id::text FROM offering o WHERE o.capacity < places_taken(o.id)`,
  },
  {
    number: 10,
    name: 'no place lies idle while somebody waits who could be offered it',
    find: async ({ on, now }) => (await idlePlaces(on, now)).map(({ offeringId }) => offeringId),
  },
  {
    number: 10,
    name: 'no offer stays open long after its time',
    find: async ({ on, now }) => {
      const late = new Date(now.getTime() - OVERDUE_MINUTES * 60_000);
      const rows = await on.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM waiting_entry WHERE status = 'offered' AND offer_until < ${late}`;
      return rows.map(({ id }) => id);
    },
  },
  {
    number: 10,
    name: 'nobody is offered a place where it has one',
    sql: `SELECT w.id::text FROM waiting_entry w JOIN enrollment e ON e.offering_id = w.offering_id AND e.child_id = w.child_id
           WHERE w.status = 'offered' AND e.status IN ${LIVE}`,
  },
  {
    number: 10,
    name: 'siblings who are tied are offered places together',
    sql: `SELECT w.id::text FROM waiting_entry w JOIN waiting_entry s ON s.offering_id = w.offering_id AND s.tie_id = w.tie_id
           WHERE w.status = 'waiting' AND s.status = 'offered'`,
  },
  {
    number: 10,
    name: 'an offer that was accepted led to a place of that child, there or where its class went',
    sql: `SELECT w.id::text FROM waiting_entry w LEFT JOIN enrollment e ON e.id = w.enrollment_id
           WHERE (w.status = 'accepted') <> (w.enrollment_id IS NOT NULL)
              OR w.status = 'accepted' AND (e.child_id <> w.child_id OR e.offering_id <> w.offering_id AND NOT ${MERGED_IN})`,
  },
  {
    number: 10,
    name: 'a class that was canceled or merged has no places and no line',
    sql: `SELECT o.id::text FROM offering o WHERE o.status IN ('canceled', 'merged')
             AND (EXISTS (SELECT 1 FROM enrollment e WHERE e.offering_id = o.id AND e.status IN ${LIVE})
               OR EXISTS (SELECT 1 FROM waiting_entry w WHERE w.offering_id = o.id AND w.status IN ${IN_LINE}))
          UNION ALL
          SELECT o.id::text FROM offering o WHERE (o.status = 'merged') <> (o.merged_into_id IS NOT NULL)`,
  },
  {
    number: 10,
    name: 'where the school chooses, every answer has its reason on record',
    sql: `SELECT w.id::text FROM waiting_entry w JOIN offering o ON o.id = w.offering_id AND o.allocation = 'school_choice'
           WHERE w.status IN ('offered', 'accepted', 'declined', 'lapsed', 'refused')
             AND NOT EXISTS (SELECT 1 FROM waiting_move m WHERE m.entry_id = w.id AND m.kind IN ('choose', 'refuse') AND m.reason <> '')`,
  },
  {
    number: 10,
    name: 'where the school chooses, nobody has a place that it was not chosen for',
    sql: `SELECT e.id::text FROM enrollment e JOIN offering o ON o.id = e.offering_id AND o.allocation = 'school_choice'
           WHERE NOT EXISTS (SELECT 1 FROM waiting_entry w WHERE w.enrollment_id = e.id AND w.offering_id = e.offering_id) AND NOT ${MERGED_IN}`,
  },
];
