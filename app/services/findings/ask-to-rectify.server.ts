import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { refused } from '~/domain/refusal';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { lockFinding, messageAbout, moveFinding } from './move.server';

/**
 * Asks the provider to put it right by a date, in words it can work with; its owners are told. Refuses
 * `finding_without_provider` where it is the school's own, and `date_in_past`. @throws NotFound
 */
export function askToRectify(
  actor: Actor,
  { findingId, text, dueOn }: { findingId: string; text: string; dueOn: SchoolDate },
  now: Date,
) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId);
    if (!finding.providerId) return refused({ code: 'finding_without_provider' });
    if (dueOn < todayInShanghai(now)) return refused({ code: 'date_in_past', path: 'dueOn' });
    const date = dateColumn(dueOn);
    const moved = await moveFinding(
      tx,
      { actor, permission: 'finding.decide' },
      finding,
      {
        act: 'rectify',
        text,
        dueOn: date,
        set: { dueOn: date, ...(!finding.assigneeId && { assigneeId: actor.userId }) },
      },
      now,
    );
    if (moved.kind === 'done') {
      const userIds = await ownersOfProvider(tx, finding.providerId);
      await notify(tx, { userIds }, 'finding_rectify', { ...messageAbout(finding), until: dueOn }, now);
    }
    return moved;
  });
}
