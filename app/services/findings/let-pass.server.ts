import type { Prisma } from '~/db/generated/client';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { findingKey } from '~/domain/findings/broken';
import { refused } from '~/domain/refusal';
import { rulesNow } from '../reduction/guard.server';
import { giveOverride, overrideRefusal } from '../reduction/overrides.server';
import { schoolIdsFor } from '../school/scope.server';
import { judgeSubject } from './judge.server';
import { lockFinding, moveFinding } from './move.server';
import { resumeClass } from './pause.server';

/**
 * Lets a soft finding pass with a reason, kept as an override wherever the thing is shown. Refused to whom the rule
 * does not name (`override_not_yours`), for a hard rule (`rule_is_hard`), without a reason, and when it is no longer
 * there (`finding_gone`). @throws NotFound when it is not the actor's to see
 */
export function letFindingPass(
  actor: Actor,
  { findingId, text }: { findingId: string; text: string },
  now: Date,
) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId, passableBy(actor));
    const subject = { kind: finding.subjectKind, id: finding.subjectId };
    const { broken } = await judgeSubject(tx, subject, now);
    const key = findingKey({ rule: finding.ruleId, subject, path: finding.path });
    const still = broken.find((each) => findingKey(each) === key);
    if (!still) return refused({ code: 'finding_gone' });
    const refusal = overrideRefusal(actor, still, await rulesNow(tx, now));
    if (refusal) return refused(refusal);
    const by = { actor, permission: 'finding.override' } as const;
    const moved = await moveFinding(tx, by, finding, { act: 'override', text }, now);
    if (moved.kind === 'refused') return moved;
    const readings = new Map(still.behind.map((each) => [`${each.path}|${each.actual}`, each]));
    for (const { path, actual } of readings.values()) {
      const given = await giveOverride(
        tx,
        actor,
        'finding.override',
        { ...still, path, actual },
        subject,
        text,
        now,
      );
      if (given.kind === 'refused') return given;
    }
    if (finding.status === 'suspended') await resumeClass(tx, by, finding, now);
    return moved;
  });
}

/** The bureau sees every finding; a school only those at itself. */
function passableBy(actor: Actor): Prisma.FindingWhereInput {
  const bureau = actor.memberships.some(({ role }) => role.startsWith('bureau_'));
  return bureau ? {} : { schoolId: { in: schoolIdsFor(actor, 'finding.here') } };
}
