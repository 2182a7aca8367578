import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { MessageParams } from '~/domain/messages/kinds';
import { NotFound } from '~/domain/refusal';
import { isMessageKind, linkOf } from './link';

/**
 * Marks one of the reader's messages as read.
 *
 * @returns the page it is about
 * @throws NotFound when it is not theirs
 */
export async function markRead(
  actor: Pick<Actor, 'userId'>,
  messageId: string,
  now: Date,
): Promise<{ to: string }> {
  return inTransaction(async (tx) => {
    const message = await tx.message.findFirst({
      where: { id: messageId, userId: actor.userId },
      select: { kind: true, params: true, readAt: true },
    });
    if (!message || !isMessageKind(message.kind)) throw new NotFound('message');
    if (!message.readAt) await tx.message.update({ where: { id: messageId }, data: { readAt: now } });
    return { to: linkOf(message.kind, message.params as MessageParams[typeof message.kind]) };
  });
}

/** Marks all that was there at that moment. Returns how many. */
export async function markAllRead(actor: Pick<Actor, 'userId'>, now: Date): Promise<number> {
  const { count } = await inTransaction((tx) =>
    tx.message.updateMany({
      where: { userId: actor.userId, readAt: null, createdAt: { lte: now } },
      data: { readAt: now },
    }),
  );
  return count;
}
