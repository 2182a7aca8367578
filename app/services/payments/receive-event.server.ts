import { db } from '~/db/client.server';
import { log } from '~/http/log.server';
import { InvalidSignature, type PaymentEvent, payments } from '~/ports/payments/index.server';
import { applyPaymentEvent } from './apply-event.server';

export type Received =
  /** Its consequence is ours now. */
  | { kind: 'applied' }
  /** It was applied before; nothing changed. */
  | { kind: 'repeated' }
  /** It is about nothing of ours. */
  | { kind: 'unknown' }
  | { kind: 'bad_signature' };

/**
 * Takes a call of the payment service. The signature is checked on the raw body; the event is written down by its id
 * before anything else, so that a call that fails half way is known to be unfinished when it comes again.
 *
 * @throws PaymentError or Busy: the service delivers it again later
 */
export async function receivePaymentEvent(
  rawBody: Uint8Array,
  signature: string | null,
  now: Date,
): Promise<Received> {
  let event: PaymentEvent;
  try {
    event = payments().parseWebhook(rawBody, signature);
  } catch (error) {
    if (error instanceof InvalidSignature) return { kind: 'bad_signature' };
    throw error;
  }
  await db.paymentEvent.createMany({
    data: [{ id: event.id, type: event.type, receivedAt: now }],
    skipDuplicates: true,
  });
  const outcome = await applyPaymentEvent(event, now);
  // Ids of the service only: an event's own content is never logged.
  log.info({ eventId: event.id, eventType: event.type, outcome: outcome.kind }, 'payment event');
  return outcome;
}
