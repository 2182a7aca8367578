import type { Db, Tx } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';

/** The guardian that an actor is. Throws NotFound for anybody else: what guardians have is not theirs. */
export function guardianIdOf(actor: Actor): string {
  if (!actor.guardianId) throw new NotFound('guardian');
  return actor.guardianId;
}

/** Throws NotFound unless the child is linked to the actor. */
export async function requireOwnChild(
  db: Pick<Db, 'guardianChild'>,
  actor: Actor,
  childId: string,
): Promise<string> {
  const guardianId = guardianIdOf(actor);
  const link = await db.guardianChild.findUnique({
    where: { guardianId_childId: { guardianId, childId } },
    select: { childId: true },
  });
  if (!link) throw new NotFound('child');
  return guardianId;
}

/** Users to tell about a child's place: everybody it is linked to, and whoever took the place. */
export async function usersAround(tx: Tx, childId: string, guardianId: string): Promise<string[]> {
  const guardians = await tx.guardian.findMany({
    where: { OR: [{ id: guardianId }, { children: { some: { childId } } }] },
    select: { userId: true },
  });
  return guardians.map((guardian) => guardian.userId);
}
