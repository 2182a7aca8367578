import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';

/** How many messages a person has not read yet; one index, for every page's head. */
export function unreadCount(actor: Pick<Actor, 'userId'>): Promise<number> {
  return db.message.count({ where: { userId: actor.userId, readAt: null } });
}
