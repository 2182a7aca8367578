import { db } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { planFindings } from '~/domain/planning/findings';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { notify, staffOfSchool } from '~/services/messages/notify.server';
import { recheckProviderSoon } from '../expiry/sweep-soon.server';
import { planDesk } from './desk.server';
import { layLessons } from './lay-lessons.server';
import { type PlanInput, savePlanStep } from './save.server';

/**
 * Keeps the plan and sends it to the school for a room: every rule is asked again under the lock, the dated lessons and
 * their staff are laid. Two plans that want the same person at the same time: the database lets one through, the other
 * is refused with the name of the clash (invariant 3).
 */
export async function submitPlan(actor: Actor, input: PlanInput, now: Date) {
  const { offeringId, draft } = input;
  try {
    return await inTransaction(async (tx) => {
      const saved = await savePlanStep(tx, actor, input, now);
      if (saved.kind === 'refused') return saved;
      const { findings, schoolId, providerId } = saved;
      if (findings.refusals.length > 0) throw new NotReady(refused(...findings.refusals));
      await layLessons(tx, offeringId, findings.lessons, draft.staff);
      await tx.offering.update({
        where: { id: offeringId },
        data: { status: 'submitted', submittedAt: now, refusalReason: null },
        select: { id: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'offering.plan' },
        {
          verb: 'offering.submit',
          subjectKind: 'offering',
          subjectId: offeringId,
          data: { schoolId, lessons: findings.lessons.length },
        },
        now,
      );
      await notify(tx, { userIds: await staffOfSchool(tx, schoolId) }, 'room_requested', { offeringId }, now);
      // What is left for an officer to let pass comes onto the desk.
      await recheckProviderSoon(tx, providerId);
      return { kind: 'done' as const, lessons: findings.lessons.length };
    });
  } catch (error) {
    if (error instanceof NotReady) return error.refused;
    if (violates(error, 'lesson_staff_once')) return clashRefusals(input, now);
    throw error;
  }
}

/** Undoes the saving: a plan that cannot be sent leaves nothing behind. */
class NotReady extends Error {
  constructor(readonly refused: Refused) {
    super('plan not ready');
  }
}

/** Who was taken meanwhile, read again after the other plan has been committed. */
async function clashRefusals({ offeringId, draft, lng }: PlanInput, now: Date): Promise<Refused> {
  const { courseId, schoolId } = await db.offering.findUniqueOrThrow({ where: { id: offeringId } });
  const desk = await planDesk(db, { courseId, schoolId, offeringId, lng }, now);
  const clashes = planFindings(desk, draft, now).refusals.filter(({ code }) => code === 'instructor_taken');
  return clashes.length > 0 ? refused(...clashes) : refused({ code: 'instructor_taken', path: 'staff' });
}
