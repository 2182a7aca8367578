import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { requireOwnChild } from './guardian.server';

/** Whether a child may be the one courses are looked at for. Throws NotFound when it is not the actor's. */
export async function chosenChild(actor: Actor, childId: string): Promise<string> {
  await requireOwnChild(db, actor, childId);
  return childId;
}
