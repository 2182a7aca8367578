import { createTransport } from 'nodemailer';
import { MessageNotTaken, type MessagePort } from './port';

const TIMEOUT_MS = 10_000;

/** E-mail by any SMTP server; `url` is smtp:// or smtps:// with user and password in it. */
export function smtpMessages(url: string, from: string): MessagePort {
  const transport = createTransport(url, {
    from,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  } as Parameters<typeof createTransport>[1]);
  return {
    async send({ channel, to, subject, text }) {
      if (channel !== 'email') throw new MessageNotTaken(channel, 'this carrier takes e-mail only');
      try {
        await transport.sendMail({ to, subject, text });
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        throw new MessageNotTaken('email', String(responseCode ?? code ?? 'unknown'));
      }
    },
  };
}
