import { dateColumn } from '~/db/school-date.server';
import { inTransaction, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { PlanDraft } from '~/domain/planning/draft';
import { planFindings } from '~/domain/planning/findings';
import { planWritable, storingRefusals } from '~/domain/planning/storable';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { planDesk } from './desk.server';
import { lockOwnPlan } from './own-plan.server';

export type PlanInput = {
  offeringId: string;
  draft: PlanDraft;
  /** Language of the names in refusals. */
  lng: string;
};

/** Keeps a plan, however unfinished; refuses only what cannot be written down, and plans that are with the school. */
export function savePlan(actor: Actor, input: PlanInput, now: Date) {
  return inTransaction(async (tx) => {
    const saved = await savePlanStep(tx, actor, input, now);
    return saved.kind === 'refused' ? saved : { kind: 'done' as const };
  });
}

/** The step: locks and writes the plan, and says what was found about it. */
export async function savePlanStep(
  tx: Tx,
  actor: Actor,
  { offeringId, draft, lng }: PlanInput,
  now: Date,
): Promise<
  { kind: 'done'; schoolId: string; providerId: string; findings: ReturnType<typeof planFindings> } | Refused
> {
  const offering = await lockOwnPlan(tx, actor, offeringId);
  if (!planWritable(offering.status)) return refused({ code: 'invalid_state' });
  const { courseId, schoolId } = offering;
  const desk = await planDesk(tx, { courseId, schoolId, offeringId, lng }, now);
  const findings = planFindings(desk, draft, now);
  const refusals = storingRefusals(findings.refusals);
  if (refusals.length > 0) return refused(...refusals);
  const known = new Set(desk.people.map(({ id }) => id));
  if (draft.staff.some(({ instructorId }) => !known.has(instructorId))) {
    return refused({ code: 'staff_elsewhere', path: 'staff' });
  }
  await writePlan(tx, offeringId, draft, findings.term?.id ?? offering.termId);
  await recordAudit(
    tx,
    { actor, permission: 'offering.plan' },
    {
      verb: 'offering.change_plan',
      subjectKind: 'offering',
      subjectId: offeringId,
      data: { capacity: draft.capacity, perLessonFen: draft.perLessonFen, weeks: draft.weeks },
    },
    now,
  );
  return { kind: 'done', schoolId, providerId: offering.course.providerId, findings };
}

async function writePlan(tx: Tx, offeringId: string, draft: PlanDraft, termId: string): Promise<void> {
  const { slots, staff, firstDate, ...plain } = draft;
  await tx.offeringSlot.deleteMany({ where: { offeringId } });
  await tx.offeringStaff.deleteMany({ where: { offeringId } });
  await tx.offering.update({
    where: { id: offeringId },
    data: {
      ...plain,
      collectedBy: plain.collectedBy === 'fiscal' ? 'fiscal' : 'school',
      grades: [...plain.grades],
      termId,
      ...(firstDate && { firstDate: dateColumn(firstDate) }),
      slots: { create: slots.map((slot) => ({ ...slot })) },
      staff: { create: staff.map((person) => ({ ...person })) },
    },
    select: { id: true },
  });
}
