import type { Db } from '~/db/client.server';

/** The id of the session with this token: what the audit may name, where the token must never stand. */
export async function sessionIdOf(dbOrTx: Db, token: string | null | undefined): Promise<string> {
  if (!token) throw new Error('better-auth made no session');
  const session = await dbOrTx.session.findUniqueOrThrow({ where: { token }, select: { id: true } });
  return session.id;
}
