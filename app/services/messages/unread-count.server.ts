import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';

/** How many of a person's messages they have not read yet. */
export function unreadCount(actor: Actor): Promise<number> {
  return db.message.count({ where: { userId: actor.userId, readAt: null } });
}
