import type { Tx } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { recheckSoon } from '../findings/run.server';
import { notify } from '../messages/notify.server';
import { versionOfRow } from './versions.server';
import { whatIfOf } from './what-if.server';

/**
 * Puts a drafted version of a rule into force from its first day, with a note that is kept with it. The
 * bureau is told, and where it reaches what is planned already, every provider it hits; the county is checked. Refuses
 * `invalid_state` when it is active, `rule_from_passed`, and `reason_missing` without a note. @throws NotFound
 */
export async function activateRuleVersion(
  actor: Actor,
  { ruleId, version, note }: { ruleId: string; version: number; note: string },
  now: Date,
): Promise<{ kind: 'done'; told: number } | Refused> {
  if (note.trim() === '') return refused({ code: 'reason_missing', path: 'note' });
  const hit = await providersHit({ ruleId, version }, now);
  try {
    return await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM rule_version WHERE rule_id = ${ruleId} AND version = ${version} FOR UPDATE`;
      const row = await tx.ruleVersion.findUnique({ where: { ruleId_version: { ruleId, version } } });
      if (!row) throw new NotFound('rule version');
      const from = schoolDateOf(row.validFrom);
      if (row.activatedAt) return refused({ code: 'invalid_state' });
      if (from <= todayInShanghai(now)) return refused({ code: 'rule_from_passed' });
      await tx.ruleVersion.update({
        where: { ruleId_version: { ruleId, version } },
        data: { activatedAt: now, activatedBy: actor.userId, note: note.trim() },
        select: { version: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'rule.write' },
        {
          verb: 'rule.activate',
          subjectKind: 'rule',
          subjectId: ruleId,
          data: { version, from, severity: row.severity, reach: row.reach },
        },
        now,
      );
      await tellBureau(tx, { ruleId, from }, now);
      const told = row.reach === 'everything' ? await tellProviders(tx, hit, { ruleId, from }, now) : 0;
      await recheckSoon(tx, { why: 'rule_activated', byUserId: actor.userId });
      return { kind: 'done', told };
    });
  } catch (error) {
    if (violates(error, 'rule_version_fixed')) return refused({ code: 'invalid_state' });
    throw error;
  }
}

/** Providers whose planned classes, courses or staff it would break, once it reaches them. */
async function providersHit(
  { ruleId, version }: { ruleId: string; version: number },
  now: Date,
): Promise<string[]> {
  const row = await inTransaction((tx) =>
    tx.ruleVersion.findUnique({ where: { ruleId_version: { ruleId, version } } }),
  );
  if (!row || row.activatedAt || row.reach !== 'everything') return [];
  const { everything } = await whatIfOf(versionOfRow(row), now);
  return [...new Set(everything.broken.flatMap(({ providerId }) => providerId ?? []))];
}

type About = { ruleId: string; from: SchoolDate };

async function tellBureau(tx: Tx, about: About, now: Date): Promise<void> {
  const staff = await tx.membership.findMany({
    where: { role: { in: ['bureau_officer', 'bureau_inspector', 'bureau_admin'] }, endedAt: null },
    select: { userId: true },
  });
  await notify(tx, { userIds: staff.map(({ userId }) => userId) }, 'rule_activated', about, now);
}

async function tellProviders(tx: Tx, providerIds: string[], about: About, now: Date): Promise<number> {
  const owners = await tx.membership.findMany({
    where: { providerId: { in: providerIds }, role: 'provider_owner', endedAt: null },
    select: { userId: true, providerId: true },
  });
  for (const { userId, providerId } of owners) {
    if (providerId)
      await notify(tx, { userIds: [userId] }, 'rule_reaches_you', { ...about, providerId }, now);
  }
  return owners.length;
}
