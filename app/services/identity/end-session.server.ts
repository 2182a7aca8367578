import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { auditSelf } from './actor-of.server';

/** Ends one session of the person's own: signing out, or a device they no longer trust. */
export async function endSession(
  actor: Pick<Actor, 'userId'>,
  input: { sessionId: string; signOut: boolean },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: input.sessionId, userId: actor.userId } });
    if (count === 0) throw new NotFound('session');
    const verb = input.signOut ? 'session.end' : 'session.revoke';
    const entry = { verb, subjectKind: 'session', subjectId: input.sessionId };
    await auditSelf(tx, actor.userId, entry, now);
  });
}

/** Ends every session of the person but the one they act in. Returns how many that were. */
export async function endOtherSessions(
  actor: Pick<Actor, 'userId'>,
  input: { keepSessionId: string },
  now: Date,
): Promise<number> {
  return inTransaction(async (tx) => {
    const others = { userId: actor.userId, id: { not: input.keepSessionId } };
    const { count } = await tx.session.deleteMany({ where: others });
    const entry = {
      verb: 'session.revoke_others',
      subjectKind: 'user',
      subjectId: actor.userId,
      data: { count },
    };
    await auditSelf(tx, actor.userId, entry, now);
    return count;
  });
}
