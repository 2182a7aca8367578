import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { Lng } from '~/i18n/config';
import { type WordedMessage, wordsFor } from './words.server';

export interface MessagePage {
  messages: WordedMessage[];
  page: number;
  pages: number;
  total: number;
  unread: number;
}

const PER_PAGE = 20;

/** A person's messages in their language: what is unread first, then the newest. */
export async function messagesOf(
  actor: Pick<Actor, 'userId'>,
  { lng, page }: { lng: Lng; page: number },
): Promise<MessagePage> {
  const where = { userId: actor.userId };
  const [total, unread] = await Promise.all([
    db.message.count({ where }),
    db.message.count({ where: { ...where, readAt: null } }),
  ]);
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const rows = await db.message.findMany({
    where,
    orderBy: [{ readAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { id: 'desc' }],
    skip: (shown - 1) * PER_PAGE,
    take: PER_PAGE,
    select: { id: true, kind: true, params: true, createdAt: true, readAt: true },
  });
  const messages = await wordsFor(db, actor.userId, rows, lng);
  return { messages, page: shown, pages, total, unread };
}
