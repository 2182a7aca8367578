import type { Db, Tx } from '~/db/client.server';
import type { RuleSubject } from '~/db/generated/client';
import type { Actor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import type { Finding } from '~/domain/reduction/finding';
import type { GivenOverride } from '~/domain/reduction/overrides';
import type { RulesInForce } from '~/domain/reduction/rule';
import { type Refusal, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { rulesNow } from './guard.server';

/** What a rule is broken by: a course, a class, a provider. */
export type Subject = { readonly kind: RuleSubject; readonly id: string };

/** An override as it is shown beside the thing: whoever reads it outside the bureau gets no name. */
export type ShownOverride = GivenOverride & {
  readonly id: string;
  readonly reason: string;
  readonly at: string;
  readonly byUserId: string;
};

/** What officers let pass for a thing and did not take back, newest first. */
export async function overridesOf(db: Db, { kind, id }: Subject): Promise<ShownOverride[]> {
  const rows = await db.ruleOverride.findMany({
    where: { subjectKind: kind, subjectId: id, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, ruleId, path, actual, reason, createdAt, byUserId }) => ({
    id,
    rule: ruleId,
    path,
    actual,
    reason,
    at: createdAt.toISOString(),
    byUserId,
  }));
}

/** What was let pass for a class and its course, without who did it: for the pages of the class. */
export async function overridesOfClass(
  db: Db,
  { offeringId, courseId }: { offeringId: string; courseId: string },
): Promise<{ id: string; rule: string; reason: string; at: string }[]> {
  const rows = await db.ruleOverride.findMany({
    where: {
      revokedAt: null,
      OR: [
        { subjectKind: 'offering', subjectId: offeringId },
        { subjectKind: 'course', subjectId: courseId },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, ruleId: true, reason: true, createdAt: true },
  });
  return rows.map(({ id, ruleId, reason, createdAt }) => ({
    id,
    rule: ruleId,
    reason,
    at: createdAt.toISOString(),
  }));
}

/** Why this person cannot let a finding pass: it is hard, or the rule names another officer. Null: they can. */
export function overrideRefusal(actor: Actor, finding: Finding, rules: RulesInForce): Refusal | null {
  const rule = rules[finding.rule];
  const params = { ruleId: finding.rule };
  if (!rule || finding.severity === 'hard') return { code: 'rule_is_hard', params };
  const may = actor.memberships.some(({ role }) => role === rule.overrideBy);
  return may ? null : { code: 'override_not_yours', params };
}

/**
 * Lets a soft finding pass, with the reason kept and told wherever the thing is shown: a step of the act that needs
 * it. Refuses a hard finding (`rule_is_hard`), an officer whom the rule does not name (`override_not_yours`), and no
 * reason (`reason_missing` at `overrideReason`).
 */
export async function giveOverride(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  finding: Finding,
  subject: Subject,
  reason: string,
  now: Date,
): Promise<{ kind: 'done'; overrideId: string } | Refused> {
  const rules = await rulesNow(tx, now);
  const rule = rules[finding.rule];
  const refusal = overrideRefusal(actor, finding, rules);
  if (refusal || !rule?.overrideBy)
    return refused(refusal ?? { code: 'rule_is_hard', params: { ruleId: finding.rule } });
  if (reason.trim() === '') return refused({ code: 'reason_missing', path: 'overrideReason' });
  const { id } = await tx.ruleOverride.create({
    data: {
      ruleId: finding.rule,
      ruleVersion: rule.version,
      subjectKind: subject.kind,
      subjectId: subject.id,
      path: finding.path,
      actual: finding.actual,
      reason: reason.trim(),
      byUserId: actor.userId,
      byRole: rule.overrideBy,
      createdAt: now,
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { actor, permission },
    {
      verb: 'rule.override',
      subjectKind: subject.kind,
      subjectId: subject.id,
      data: { rule: finding.rule, version: rule.version, path: finding.path },
    },
    now,
  );
  return { kind: 'done', overrideId: id };
}
