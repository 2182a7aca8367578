import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { refused } from '~/domain/refusal';
import { notify, ownersOfProvider, staffOfSchool } from '../messages/notify.server';
import { lockFinding, messageAbout, moveFinding } from './move.server';
import { pauseClass, resumeClass } from './pause.server';

type Input = { findingId: string; text: string };

/**
 * Stops the sale of the class that breaks the rule; children with a place keep it. Provider and school are told. What
 * is no class is not stopped here: `finding_not_a_class` (a provider is suspended on its listing). @throws NotFound
 */
export function suspendForFinding(actor: Actor, { findingId, text }: Input, now: Date) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId);
    const { offeringId, providerId, schoolId, ruleId } = finding;
    if (!offeringId) return refused({ code: 'finding_not_a_class' });
    const by = { actor, permission: 'finding.decide' } as const;
    const moved = await moveFinding(tx, by, finding, { act: 'suspend', text }, now);
    if (moved.kind === 'refused') return moved;
    await pauseClass(tx, by, { offeringId, rule: ruleId }, now);
    const about = messageAbout(finding);
    if (providerId) {
      await notify(tx, { userIds: await ownersOfProvider(tx, providerId) }, 'finding_suspended', about, now);
    }
    if (schoolId) {
      await notify(tx, { userIds: await staffOfSchool(tx, schoolId) }, 'finding_suspended_here', about, now);
    }
    return moved;
  });
}

/** Lets the class go on though the finding is still there, with the reason. @throws NotFound */
export function resumeForFinding(actor: Actor, { findingId, text }: Input, now: Date) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId);
    const by = { actor, permission: 'finding.decide' } as const;
    const set = finding.assigneeId ? {} : { assigneeId: actor.userId };
    const moved = await moveFinding(tx, by, finding, { act: 'resume', text, set }, now);
    if (moved.kind === 'refused') return moved;
    await resumeClass(tx, by, finding, now);
    if (finding.providerId) {
      const userIds = await ownersOfProvider(tx, finding.providerId);
      await notify(tx, { userIds }, 'finding_resumed', messageAbout(finding), now);
    }
    return moved;
  });
}
