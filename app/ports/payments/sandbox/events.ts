import type { Account, Books, EventRecord } from './records';
import { API_VERSION, TEST } from './shape-parts';

/** The kinds of event that the till's one webhook endpoint has asked for. */
export type EventType =
  | 'checkout.session.completed'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.async_payment_failed'
  | 'checkout.session.expired'
  | 'charge.refunded'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed';

/** Writes down that something happened; the webhook call is owed from that moment, `times` over. */
export function emit(
  books: Books,
  type: EventType,
  account: Account,
  object: object,
  times = 1,
): EventRecord {
  const event: EventRecord = {
    id: books.newId('evt'),
    account,
    created: books.now(),
    type,
    object,
    owed: times,
  };
  books.state.events[event.id] = event;
  return event;
}

export function eventShape(event: EventRecord): object {
  return {
    id: event.id,
    object: 'event',
    ...(event.account && { account: event.account }),
    api_version: API_VERSION,
    created: event.created,
    data: { object: event.object },
    ...TEST,
    pending_webhooks: event.owed,
    request: { id: null, idempotency_key: null },
    type: event.type,
  };
}
