import { db } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { refused } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { recordAudit } from '~/services/audit/record.server';
import { createStaffAccount } from '~/services/identity/create-staff-account.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { lockOwnInstructor, ownInstructor } from './own-instructor.server';

export type SignInInput = { instructorId: string; email: string; locale: Lng };

/**
 * Gives an instructor a sign-in of their own, by which they see their own classes and rosters; a link to set a password
 * goes to the address. Refuses an address that another instructor signs in with, and an instructor who has one already
 * or has left. Asked again after it broke off half way, it goes on where it stopped.
 */
export async function giveSignIn(actor: Actor, { instructorId, email, locale }: SignInInput, now: Date) {
  const providerId = ownedProvider(actor);
  const instructor = await ownInstructor(db, providerId, instructorId);
  if (instructor.userId) return refused({ code: 'instructor_has_account' });
  if (instructor.leftOn) return refused({ code: 'invalid_state' });
  const address = email.trim().toLowerCase();
  const known = await db.user.findUnique({
    where: { email: address },
    select: { id: true, instructor: { select: { id: true } } },
  });
  if (known?.instructor) return refused({ code: 'email_in_use', path: 'email' });

  const account = await createStaffAccount(
    actor,
    {
      role: 'provider_instructor',
      providerId,
      schoolId: null,
      name: instructor.nameZh,
      email: address,
      locale,
    },
    now,
  );
  const userId = account.kind === 'done' ? account.userId : known?.id;
  if (!userId) return refused({ code: 'email_in_use', path: 'email' });
  try {
    return await inTransaction(async (tx) => {
      const current = await lockOwnInstructor(tx, providerId, instructorId);
      if (current.userId) return refused({ code: 'instructor_has_account' });
      await tx.instructor.update({ where: { id: instructorId }, data: { userId }, select: { id: true } });
      await recordAudit(
        tx,
        { actor, permission: 'staff.manage' },
        {
          verb: 'instructor.give_sign_in',
          subjectKind: 'instructor',
          subjectId: instructorId,
          data: { userId },
        },
        now,
      );
      return { kind: 'done' as const };
    });
  } catch (error) {
    if (violates(error, 'instructor_user_id_key')) return refused({ code: 'email_in_use', path: 'email' });
    throw error;
  }
}
