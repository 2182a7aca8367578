import { db } from '~/db/client.server';
import { env } from '~/http/env.server';
import { log } from '~/http/log.server';
import { asLng } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import type { OutgoingMessage } from '~/ports/messages/port';
import { realEmail } from '../identity/placeholder-email';
import { carrier } from './carrier.server';
import { type WordedMessage, wordsFor } from './words.server';

/**
 * Sends an in-app message by the message port too, in its reader's language: to the phone of a guardian, and to
 * a confirmed e-mail. The row was committed before the job ran, so nothing is told that did not happen.
 *
 * @throws when no carrier took it, so that the job is tried again; one that did is enough
 */
export async function deliver(messageId: string): Promise<void> {
  const message = await db.message.findUnique({
    where: { id: messageId },
    include: {
      user: {
        select: {
          id: true,
          email: true,
          emailVerified: true,
          phoneNumber: true,
          phoneNumberVerified: true,
          locale: true,
        },
      },
    },
  });
  if (!message) return;
  const { user } = message;
  const lng = asLng(user.locale);
  const [words] = await wordsFor(db, user.id, [message], lng);
  if (!words) return;
  const t = translate(lng, 'messages');
  const ways = waysTo(user, words, {
    signature: t('signature'),
    short: t('short', { title: words.title, next: words.next }),
  });
  const results = await Promise.allSettled(ways.map((way) => carrier().send(way)));
  const failures = results.filter((result) => result.status === 'rejected');
  if (ways.length > 0 && failures.length === ways.length) throw failures[0]?.reason;
  for (const { reason } of failures)
    log.warn({ err: reason, messageId }, 'one carrier did not take a message');
}

type Reader = {
  email: string;
  emailVerified: boolean;
  phoneNumber: string | null;
  phoneNumberVerified: boolean | null;
};

function waysTo(
  user: Reader,
  words: WordedMessage,
  { signature, short }: { signature: string; short: string },
) {
  const { title, body, next } = words;
  const link = env().BASE_URL + words.to;
  const ways: OutgoingMessage[] = [];
  if (user.phoneNumber && user.phoneNumberVerified) {
    ways.push({ channel: 'sms', to: user.phoneNumber, text: `${short} ${link}` });
  }
  const email = realEmail(user.email);
  if (email && user.emailVerified) {
    ways.push({
      channel: 'email',
      to: email,
      subject: title,
      text: [body, next, link, signature].join('\n\n'),
    });
  }
  return ways;
}
