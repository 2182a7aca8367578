import { db } from '~/db/client.server';
import { type MessagePort, messagePort } from '~/ports/messages/index.server';

let made: MessagePort | undefined;

/** How messages leave this deployment; in the demo and in tests they stay in `inbox_message`. */
export function carrier(): MessagePort {
  made ??= messagePort(async ({ channel, to, subject, text }) => {
    await db.inboxMessage.create({
      data: { channel, recipient: to, subject: subject ?? '', body: text },
      select: { id: true },
    });
  });
  return made;
}
