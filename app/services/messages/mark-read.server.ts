import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { defaultLng } from '~/i18n/config';
import { wordsFor } from './words.server';

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
    const message = await tx.message.findFirst({ where: { id: messageId, userId: actor.userId } });
    if (!message) throw new NotFound('message');
    const [words] = await wordsFor(tx, actor.userId, [message], defaultLng);
    if (!words) throw new NotFound('message');
    if (!message.readAt) await tx.message.update({ where: { id: messageId }, data: { readAt: now } });
    return { to: words.to };
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
