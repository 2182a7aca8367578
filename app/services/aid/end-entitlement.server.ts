import type { Tx } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { EndingReason } from '~/domain/aid/entitlement';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { notify } from '../messages/notify.server';
import { requotePlaces } from './requote.server';

export type EndEntitlement = {
  entitlementId: string;
  /** The last day it holds: today or later. */
  lastDay: SchoolDate;
  reason: EndingReason;
};

/**
 * Ends an entitlement early, by a last day that is not over yet: what was charged for lessons until then stays. One that
 * has not begun by then is taken out. The child's places are priced again in the same transaction, and its guardians are
 * told.
 *
 * @throws NotFound when there is no such entitlement
 */
export async function endEntitlement(
  actor: Actor,
  { entitlementId, lastDay, reason }: EndEntitlement,
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'entitlement', idOf(entitlementId, 'entitlement'));
    const found = await tx.entitlement.findUnique({ where: { id: entitlementId } });
    if (!found) throw new NotFound('entitlement');
    const today = todayInShanghai(now);
    const [from, to] = [schoolDateOf(found.fromDate), schoolDateOf(found.toDate)];
    if (to < today) return refused({ code: 'entitlement_over' });
    if (lastDay < today) return refused({ code: 'date_in_past', path: 'lastDay' });
    if (lastDay > to) return refused({ code: 'dates_reversed', path: 'lastDay' });
    const begins = from <= lastDay;
    if (begins) {
      await tx.entitlement.update({
        where: { id: entitlementId },
        data: { toDate: dateColumn(lastDay) },
        select: { id: true },
      });
    } else {
      await tx.entitlement.delete({ where: { id: entitlementId }, select: { id: true } });
    }
    const entry = {
      verb: begins ? 'entitlement.end' : 'entitlement.remove',
      subjectKind: 'entitlement',
      subjectId: entitlementId,
      data: { childId: found.childId, was: to, lastDay, reason },
    };
    await recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now);
    await tellEnd(tx, found.childId, lastDay, now);
    await requotePlaces(tx, found.childId, now);
    return { kind: 'done' };
  });
}

/** Tells the child's guardians that something ends, not what it was. */
export async function tellEnd(tx: Tx, childId: string, until: SchoolDate, now: Date): Promise<void> {
  await notify(tx, { userIds: await guardiansOf(tx, childId) }, 'aid_ended', { childId, until }, now);
}

/** Users of a child's guardians. */
export async function guardiansOf(tx: Tx, childId: string): Promise<string[]> {
  const guardians = await tx.guardian.findMany({
    where: { children: { some: { childId } } },
    select: { userId: true },
  });
  return guardians.map(({ userId }) => userId);
}
