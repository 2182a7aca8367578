import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import type { C4Answers } from '~/domain/course/review-answers';
import { type CourseAct, courseActNeedsReason, courseAfter } from '~/domain/course/states';
import type { MessageKind } from '~/domain/messages/kinds';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { CourseStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '~/services/audit/record.server';
import { notify, officersOfBureau, ownersOfProvider } from '~/services/messages/notify.server';

export type CourseMoved = { kind: 'done'; courseId: string; status: CourseStatus };

const messageOf: Partial<Record<CourseAct, MessageKind>> = {
  submit: 'course_submitted',
  approve: 'course_approved',
  return: 'course_returned',
};

/**
 * One step of a course along its states with history, audit, message and search. Refuses `invalid_state` when somebody
 * else was faster and `reason_missing` when the act needs words. The caller has checked whose course it is.
 */
export async function moveCourse(
  tx: Tx,
  by: { actor: Actor; permission: Permission },
  courseId: string,
  { act, reasons, answers }: { act: CourseAct; reasons?: string; answers?: C4Answers },
  now: Date,
): Promise<CourseMoved | Refused> {
  if (!(await lockRow(tx, 'course', courseId))) throw new NotFound('course');
  const course = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { status: true, providerId: true },
  });
  const status = courseAfter(course.status, act);
  if (!status) return refused({ code: 'invalid_state' });
  if (courseActNeedsReason(act) && !reasons?.trim())
    return refused({ code: 'reason_missing', path: 'reason' });

  await tx.course.update({
    where: { id: courseId },
    data: {
      status,
      ...(act === 'submit' && { submittedAt: now }),
      reviews: {
        create: {
          at: now,
          byUserId: by.actor.userId,
          toStatus: status,
          reasons: reasons?.trim() || null,
          answers,
        },
      },
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    by,
    {
      verb: `course.${act}`,
      subjectKind: 'course',
      subjectId: courseId,
      data: { from: course.status, to: status },
    },
    now,
  );
  const kind = messageOf[act];
  const userIds =
    act === 'submit' ? await officersOfBureau(tx) : await ownersOfProvider(tx, course.providerId);
  if (kind) await notify(tx, { userIds }, kind, { courseId }, now);
  await enqueue(tx, 'index-course', { courseId });
  return { kind: 'done', courseId, status };
}
