import type { Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { isId } from '~/domain/id';
import { markRefusals, type Seat } from '~/domain/lesson/decide';
import { type Mark, newestMarks } from '~/domain/lesson/marks';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { rosterOf } from './roster.server';
import { lockLesson } from './scope.server';

export type Marked = { kind: 'done'; kept: number };

/**
 * Keeps who was there, as marked on a phone: several at once, possibly long after. The newest mark of a child wins
 * whichever way it came, so that sending the same again changes nothing. Children who are not on the marker's roster
 * are left out.
 *
 * @param input marks with their times on the server's clock
 * @throws NotFound when the lesson is not the actor's
 */
export async function saveMarks(
  actor: Actor,
  { lessonId, seat, marks }: { lessonId: string; seat: Seat; marks: readonly Mark[] },
  now: Date,
): Promise<Marked | Refused> {
  return inTransaction(async (tx) => {
    const lesson = await lockLesson(tx, actor, { lessonId, seat, permission: 'attendance.mark' });
    const refusals = markRefusals(lesson, now);
    if (refusals.length > 0) return refused(...refusals);
    const { children } = await rosterOf(tx, lesson, seat, lesson.offering.course.providerId);
    const known = new Set(children.map(({ enrollmentId }) => enrollmentId));
    const own = newestMarks(marks.filter(({ enrollmentId }) => known.has(enrollmentId)));
    const kept = own.length > 0 ? await write(tx, lesson.id, actor.userId, own) : 0;
    if (kept === 0) return { kind: 'done', kept };
    const data = { offeringId: lesson.offeringId, marks: kept };
    const entry = { verb: 'attendance.mark', subjectKind: 'lesson', subjectId: lesson.id, data };
    await recordAudit(tx, { actor, permission: 'attendance.mark' }, entry, now);
    return { kind: 'done', kept };
  });
}

/** One statement; somebody who fetches a child has to be on that child's own list. */
function write(tx: Tx, lessonId: string, userId: string, marks: readonly Mark[]): Promise<number> {
  const ids = marks.map(({ enrollmentId }) => enrollmentId);
  const states = marks.map(({ state }) => state as string);
  const times = marks.map(({ markedAt }) => new Date(markedAt));
  const people = marks.map(({ pickUpPersonId }) => (isId(pickUpPersonId) ? pickUpPersonId : null));
  return tx.$executeRaw`
    INSERT INTO attendance AS a (lesson_id, enrollment_id, state, marked_at, marked_by, pick_up_person_id, picked_up_at)
    SELECT ${lessonId}::uuid, e.id, m.state::attendance_state, m.marked_at, ${userId}::uuid, p.id,
           CASE WHEN p.id IS NULL THEN NULL ELSE m.marked_at END
      FROM unnest(${ids}::uuid[], ${states}::text[], ${times}::timestamptz[], ${people}::uuid[])
             AS m(enrollment_id, state, marked_at, person_id)
      JOIN enrollment e ON e.id = m.enrollment_id
      LEFT JOIN pick_up_person p ON p.id = m.person_id AND p.child_id = e.child_id AND p.removed_at IS NULL
    ON CONFLICT (lesson_id, enrollment_id) DO UPDATE
       SET state = excluded.state, marked_at = excluded.marked_at, marked_by = excluded.marked_by,
           pick_up_person_id = excluded.pick_up_person_id, picked_up_at = excluded.picked_up_at
     WHERE a.marked_at < excluded.marked_at`;
}
