import { type Db, db } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { changedParams, type ParamPlace } from '~/domain/reduction/param-places';
import { sameShape } from '~/domain/reduction/params';
import type { RuleSource, RuleVersion, Words } from '~/domain/reduction/rule';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { rowOfVersion } from './lay-book.server';
import { ruleVersions } from './versions.server';

/** What the bureau changes of a rule; what is not asked stays as it is in the version before. */
export type DraftInput = {
  ruleId: string;
  severity: RuleVersion['severity'];
  params: readonly ParamPlace[];
  from: SchoolDate;
  reach: RuleVersion['reach'];
  source: Pick<RuleSource, 'title' | 'number' | 'article' | 'date'>;
  title: Words;
  words: Words;
  note: string;
};

/** The newest active version of a rule: what a draft is made from. @throws NotFound */
export async function latestVersion(on: Db, ruleId: string): Promise<RuleVersion> {
  const version = (await ruleVersions(on)).filter(({ rule }) => rule === ruleId).at(-1);
  if (!version) throw new NotFound('rule');
  return version;
}

/**
 * Writes a new version of a rule that binds nobody until it is activated. Refuses `rule_from_not_later` when it does
 * not begin after the version before it, `rule_from_passed`, and `rule_shape` when its numbers could not be read by
 * what checks them. @throws NotFound
 */
export async function draftRuleVersion(
  actor: Actor,
  input: DraftInput,
  now: Date,
): Promise<{ kind: 'done'; version: number } | Refused> {
  const { ruleId, from, severity, reach, source, title, words, note } = input;
  try {
    return await inTransaction(async (tx) => {
      const before = await latestVersion(tx, ruleId);
      if (from <= todayInShanghai(now)) return refused({ code: 'rule_from_passed', path: 'from' });
      if (from <= before.from) {
        return refused({ code: 'rule_from_not_later', path: 'from', params: { date: before.from } });
      }
      const params = changedParams(
        before.params,
        new Map(input.params.map(({ key, value }) => [key, value])),
      );
      if (!sameShape(params, before.params)) return refused({ code: 'rule_shape' });
      const { _max } = await tx.ruleVersion.aggregate({ where: { ruleId }, _max: { version: true } });
      const version = (_max.version ?? before.version) + 1;
      await tx.ruleVersion.create({
        data: {
          ...rowOfVersion({
            ...before,
            version,
            severity,
            params,
            from,
            to: null,
            reach,
            source: { ...before.source, ...source },
            title,
            words,
          }),
          createdAt: now,
          createdBy: actor.userId,
          note: note || null,
        },
        select: { version: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'rule.write' },
        {
          verb: 'rule.draft',
          subjectKind: 'rule',
          subjectId: ruleId,
          data: { version, from, severity, reach },
        },
        now,
      );
      return { kind: 'done', version };
    });
  } catch (error) {
    // Another draft begins later than this one already.
    if (violates(error, 'rule_version_later')) {
      const { _max } = await db.ruleVersion.aggregate({ where: { ruleId }, _max: { validFrom: true } });
      const date = _max.validFrom?.toISOString().slice(0, 10) ?? from;
      return refused({ code: 'rule_from_not_later', path: 'from', params: { date } });
    }
    throw error;
  }
}

/** Throws a draft away. Refuses `invalid_state` once it was activated: that is kept for ever. @throws NotFound */
export async function discardRuleDraft(
  actor: Actor,
  { ruleId, version }: { ruleId: string; version: number },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  try {
    return await inTransaction(async (tx) => {
      const { count } = await tx.ruleVersion.deleteMany({ where: { ruleId, version } });
      if (count === 0) throw new NotFound('rule version');
      await recordAudit(
        tx,
        { actor, permission: 'rule.write' },
        { verb: 'rule.discard', subjectKind: 'rule', subjectId: ruleId, data: { version } },
        now,
      );
      return { kind: 'done' };
    });
  } catch (error) {
    if (violates(error, 'rule_version_fixed')) return refused({ code: 'invalid_state' });
    throw error;
  }
}

/** The version that a new one of this rule is made from. @throws NotFound */
export function ruleToDraft(ruleId: string): Promise<RuleVersion> {
  return latestVersion(db, ruleId);
}
