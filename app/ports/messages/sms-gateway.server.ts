import { MessageNotTaken, type MessagePort } from './port';

const TIMEOUT_MS = 10_000;

/**
 * Text messages by an HTTP gateway: `POST {url}` with `{"to": "13800000000", "text": "…"}` and a bearer token.
 * Any 2xx answer means taken. Carriers with another shape stand behind a small relay of the county's own.
 */
export function smsGatewayMessages(url: string, token: string): MessagePort {
  return {
    async send({ channel, to, text }) {
      if (channel !== 'sms') throw new MessageNotTaken(channel, 'this carrier takes text messages only');
      let response: Response;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ to, text }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
      } catch (error) {
        throw new MessageNotTaken('sms', error instanceof Error ? error.name : 'unreachable');
      }
      await response.body?.cancel();
      if (!response.ok) throw new MessageNotTaken('sms', `status ${response.status}`);
    },
  };
}
