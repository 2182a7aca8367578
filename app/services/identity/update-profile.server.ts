import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Lng } from '~/i18n/config';
import { auditSelf } from './actor-of.server';

/** The name a person goes by here, and the language their messages are written in. */
export async function updateProfile(
  actor: Pick<Actor, 'userId'>,
  input: { name: string; locale: Lng },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { name, locale } = input;
    await tx.user.update({ where: { id: actor.userId }, data: { name: name.trim(), locale } });
    const entry = { verb: 'account.update', subjectKind: 'user', subjectId: actor.userId, data: { locale } };
    await auditSelf(tx, actor.userId, entry, now);
  });
}
