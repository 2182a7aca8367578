import { inTransaction } from '~/db/transaction.server';
import { type Actor, can } from '~/domain/access/actor';
import { recordAudit } from '~/services/audit/record.server';

/**
 * Keeps the language a person chose on their account: messages are written in it. Nothing happens when it is
 * the one already kept, or when their session still waits for a second factor.
 */
export async function chooseLanguage(actor: Actor, locale: Actor['locale'], now: Date): Promise<void> {
  if (actor.locale === locale || !can(actor, 'account.use')) return;
  await inTransaction(async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data: { locale }, select: { id: true } });
    const entry = {
      verb: 'account.choose_language',
      subjectKind: 'user',
      subjectId: actor.userId,
      data: { locale },
    };
    await recordAudit(tx, { actor, permission: 'account.use' }, entry, now);
  });
}
