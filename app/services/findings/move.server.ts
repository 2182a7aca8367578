import type { Prisma } from '~/db/generated/client';
import { lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { roleFor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import { type FindingAct, findingActNeedsReason, findingAfter } from '~/domain/findings/states';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';

const WHAT_MESSAGES_NEED = {
  id: true,
  ruleId: true,
  severity: true,
  status: true,
  subjectKind: true,
  subjectId: true,
  path: true,
  offeringId: true,
  providerId: true,
  schoolId: true,
  assigneeId: true,
} as const satisfies Prisma.FindingSelect;

export type LockedFinding = Prisma.FindingGetPayload<{ select: typeof WHAT_MESSAGES_NEED }>;

/** A finding as it is now, locked until the commit. @throws NotFound when it is not within `scope` */
export async function lockFinding(
  tx: Tx,
  findingId: string,
  scope: Prisma.FindingWhereInput = {},
): Promise<LockedFinding> {
  const id = idOf(findingId, 'finding');
  const known = await tx.finding.findFirst({ where: { AND: [{ id }, scope] }, select: { id: true } });
  if (!known || !(await lockRow(tx, 'finding', id))) throw new NotFound('finding');
  return tx.finding.findUniqueOrThrow({ where: { id }, select: WHAT_MESSAGES_NEED });
}

type Move = {
  act: FindingAct;
  text?: string;
  /** Field of the form that the text stands in. */
  path?: string;
  set?: Prisma.FindingUpdateInput;
  dueOn?: Date;
};

/**
 * One step of a locked finding along its states, with its line on the timeline and its audit event. Refuses
 * `invalid_state` when somebody else was faster and `reason_missing` when the act needs words.
 */
export async function moveFinding(
  tx: Tx,
  by: { actor: Actor; permission: Permission },
  finding: LockedFinding,
  { act, text = '', path = 'text', set, dueOn }: Move,
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  const status = findingAfter(finding.status, act);
  if (!status) return refused({ code: 'invalid_state' });
  if (findingActNeedsReason(act) && text.trim() === '') return refused({ code: 'reason_missing', path });
  await tx.finding.update({
    where: { id: finding.id },
    data: {
      ...set,
      status,
      ...(status === 'overridden' && { closedAt: now }),
      events: {
        create: {
          at: now,
          byUserId: by.actor.userId,
          byRole: roleFor(by.actor, by.permission),
          kind: act,
          text: text.trim(),
          dueOn: dueOn ?? null,
        },
      },
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    by,
    {
      verb: `finding.${act}`,
      subjectKind: 'finding',
      subjectId: finding.id,
      data: { rule: finding.ruleId, from: finding.status, to: status },
    },
    now,
  );
  return { kind: 'done' };
}

/** What a message about a finding carries: ids only. */
export function messageAbout({
  id,
  ruleId,
  offeringId,
  providerId,
  schoolId,
  subjectKind,
  subjectId,
}: LockedFinding) {
  return {
    findingId: id,
    ruleId,
    ...(offeringId && { offeringId }),
    ...(providerId && { providerId }),
    ...(schoolId && { schoolId }),
    ...(subjectKind === 'course' && { courseId: subjectId }),
  };
}
