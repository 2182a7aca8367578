import type { Prisma } from '~/db/generated/client';
import { inTransaction } from '~/db/transaction.server';
import { type Actor, roleFor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import type { FindingStatus } from '~/domain/findings/states';
import { OPEN_FINDING_STATUSES } from '~/domain/findings/states';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { ownedProviders } from '../provider/scope.server';
import { judgeSubject } from './judge.server';
import { lockFinding } from './move.server';
import { settlePart, takeTurn } from './settle.server';

export type CheckedAgain = { kind: 'done'; status: FindingStatus };

/**
 * Looks again at the one thing a finding is about, and says how it stands then: gone, let pass, or still there. Other
 * findings of the same thing are brought up to date with it. Refused `invalid_state` once it is closed. @throws NotFound
 */
export function checkFindingAgain(
  actor: Actor,
  findingId: string,
  now: Date,
): Promise<CheckedAgain | Refused> {
  return lookAgain({ actor, permission: 'finding.decide' }, findingId, {}, 'check', now);
}

/** The provider says that it is mended. @throws NotFound when not theirs */
export function sayMended(actor: Actor, findingId: string, now: Date): Promise<CheckedAgain | Refused> {
  const own = { providerId: { in: ownedProviders(actor) } };
  return lookAgain({ actor, permission: 'finding.answer' }, findingId, own, 'said_mended', now);
}

function lookAgain(
  by: { actor: Actor; permission: Permission },
  findingId: string,
  scope: Prisma.FindingWhereInput,
  kind: 'check' | 'said_mended',
  now: Date,
): Promise<CheckedAgain | Refused> {
  return inTransaction(async (tx) => {
    await takeTurn(tx);
    const finding = await lockFinding(tx, findingId, scope);
    if (!OPEN_FINDING_STATUSES.includes(finding.status)) return refused({ code: 'invalid_state' });
    await tx.findingEvent.create({
      data: {
        findingId: finding.id,
        at: now,
        byUserId: by.actor.userId,
        byRole: roleFor(by.actor, by.permission),
        kind,
      },
    });
    const part = await judgeSubject(tx, { kind: finding.subjectKind, id: finding.subjectId }, now);
    await settlePart(tx, part, now);
    const { status } = await tx.finding.findUniqueOrThrow({
      where: { id: finding.id },
      select: { status: true },
    });
    await recordAudit(
      tx,
      by,
      {
        verb: 'finding.check_again',
        subjectKind: 'finding',
        subjectId: finding.id,
        data: { rule: finding.ruleId, status },
      },
      now,
    );
    return { kind: 'done', status };
  });
}
