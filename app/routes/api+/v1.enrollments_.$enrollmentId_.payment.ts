import { door, serve } from '~/api/door.server';
import { payEnrollment } from '~/api/operations/families';
import { startPayment } from '~/services/payments/start-payment.server';

/** Opens the pay page, or finds the one that is open. Money never passes through here: the page is the payment service's. */
const answer = door(
  serve(payEnrollment, async ({ actor, params: { enrollmentId }, lng, now }) => {
    const outcome = await startPayment(actor, { enrollmentId, locale: lng }, now);
    return outcome.kind === 'refused' ? outcome : { url: outcome.url };
  }),
);

export const loader = answer;
export const action = answer;
