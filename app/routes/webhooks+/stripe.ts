import type { ActionFunctionArgs } from '@remix-run/node';
import { receivePaymentEvent } from '~/services/payments/receive-event.server';

const noStore = { 'cache-control': 'no-store' };

/** Only the payment service calls here, and only by POST. */
export async function loader() {
  return Response.json(
    { error: 'method_not_allowed' },
    { status: 405, headers: { ...noStore, allow: 'POST' } },
  );
}

/**
 * A call of the payment service. 400: not signed by it. 200: ours now, ours before, or none of our business; anything
 * else makes the service call again.
 */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return loader();
  // The signature is over the bytes as they came.
  const body = new Uint8Array(await request.arrayBuffer());
  const outcome = await receivePaymentEvent(body, request.headers.get('stripe-signature'), new Date());
  const status = outcome.kind === 'bad_signature' ? 400 : 200;
  return Response.json({ outcome: outcome.kind }, { status, headers: noStore });
}
