import { env } from '~/http/env.server';
import { inboxMessages } from './inbox.server';
import { MessageNotTaken, type MessagePort, type OutgoingMessage } from './port';
import { smsGatewayMessages } from './sms-gateway.server';
import { smtpMessages } from './smtp.server';

export * from './port';

/**
 * The carriers of this deployment, one per channel. In the demo and in tests nothing leaves the house. On a
 * programmer's machine a channel without settings goes to the inbox; production refuses to start without them.
 *
 * @param keep where the inbox keeps what would have been sent
 */
export function messagePort(keep: (message: OutgoingMessage) => Promise<void>): MessagePort {
  const { mode, production, SMTP_URL, MAIL_FROM, SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN } = env();
  const inbox = inboxMessages(keep);
  if (mode === 'demo' || mode === 'test') return inbox;
  const carriers = {
    email: SMTP_URL && MAIL_FROM ? smtpMessages(SMTP_URL, MAIL_FROM) : undefined,
    sms:
      SMS_GATEWAY_URL && SMS_GATEWAY_TOKEN
        ? smsGatewayMessages(SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN)
        : undefined,
  };
  return {
    async send(message) {
      const carrier = carriers[message.channel];
      if (carrier) return carrier.send(message);
      if (production) throw new MessageNotTaken(message.channel, 'not configured');
      return inbox.send(message);
    },
  };
}
