import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { NotFound } from '~/domain/refusal';
import { auditSelf } from './actor-of.server';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { demoDoorsOpen } from './demo-doors.server';

/**
 * A real session for one of the named cast, without password or second factor. Exists in the demo and in tests
 * only: elsewhere there is no such door, and a session marked `demo` can neither be made nor be used.
 *
 * @throws NotFound when there is no demo, or nobody of that name in the cast
 */
export async function signInAs(castKey: string, caller: Caller, now: Date): Promise<{ headers: Headers }> {
  if (!demoDoorsOpen()) throw new NotFound('cast');
  const member = await db.castMember.findUnique({ where: { key: castKey }, select: { userId: true } });
  if (!member) throw new NotFound('cast');
  const { userId } = member;
  const { headers, response } = await auth().api.startSession({
    body: { userId, secondFactor: 'demo' },
    headers: headersOf(caller),
    returnHeaders: true,
  });
  const entry = {
    verb: 'session.start',
    subjectKind: 'session',
    subjectId: response.sessionId,
    data: { method: 'demo' },
  };
  await inTransaction((tx) => auditSelf(tx, userId, entry, now));
  return { headers };
}
