import Stripe from 'stripe';
import {
  CHECKOUT_GRACE_MINUTES,
  type CheckoutRequest,
  type CheckoutState,
  InvalidSignature,
  type Payee,
  PaymentError,
  type PaymentEvent,
  type Payments,
} from './port';
import { asPaymentErrors } from './stripe-errors.server';
import { balanceMovement, checkoutState, paymentEvent, refundState } from './stripe-shapes.server';

export type PaymentsConfig = {
  secretKey: string;
  /**
   * Signing secrets of the webhook endpoints. More than one, because Stripe signs events of connected accounts
   * with the secret of their own endpoint, and while a secret is being replaced the old and new one both hold.
   */
  webhookSecrets: string[];
  /** Another host than Stripe's: the sandbox. */
  host?: string;
  port?: number;
  protocol?: 'http' | 'https';
  /** Milliseconds for one attempt. */
  timeoutMs?: number;
  /** Attempts after the first one; safe, because every POST carries an idempotency key. */
  maxNetworkRetries?: number;
};

const WEBHOOK_TOLERANCE_SECONDS = 300;
/** The SDK gathers at most so many in one go. */
const MOST_MOVEMENTS = 10_000;
const EXPAND = ['payment_intent.latest_charge'];

/** The request option that says in whose account a call happens. */
function inAccountOf(payee: Payee): { stripeAccount?: string } {
  // F3: only the school collects. The type knows no other kind; data that lied about its type stops here.
  const { kind } = payee;
  if (kind === 'fiscal') return {};
  if (kind === 'school' && payee.accountId.startsWith('acct_')) return { stripeAccount: payee.accountId };
  throw new PaymentError(
    'misconfigured',
    `F3: money can only go to the fiscal account or a school's, not ${kind}`,
  );
}

function sessionParams(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const { paymentId, lines, amountFen } = request;
  const sum = lines.reduce((total, line) => total + line.amountFen, 0);
  if (!Number.isSafeInteger(amountFen) || amountFen < 1 || sum !== amountFen) {
    throw new RangeError(`The lines add up to ${sum} fen, the checkout asks for ${amountFen}`);
  }
  return {
    mode: 'payment',
    // A filter over what the account has switched on in its dashboard: all three must be on there.
    allowed_payment_method_types: ['card', 'alipay', 'wechat_pay'],
    payment_method_options: { wechat_pay: { client: 'web' } },
    line_items: lines.map((line) => ({
      quantity: 1,
      price_data: {
        currency: 'cny',
        unit_amount: line.amountFen,
        product_data: { name: line.title, ...(line.detail && { description: line.detail }) },
      },
    })),
    client_reference_id: paymentId,
    metadata: { paymentId },
    payment_intent_data: { metadata: { paymentId } },
    locale: request.locale === 'en' ? 'en' : 'zh',
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    // Counted from the hold's end and not from "now": a repeated call must say exactly the same.
    expires_at: Math.ceil(request.expiresAt.getTime() / 1000) + CHECKOUT_GRACE_MINUTES * 60,
  };
}

/** The payment port over Stripe's API (or whatever speaks it at `host`). */
export function createPayments(config: PaymentsConfig): Payments {
  const stripe = new Stripe(config.secretKey, {
    ...(config.host && { host: config.host }),
    ...(config.port && { port: config.port }),
    ...(config.protocol && { protocol: config.protocol }),
    timeout: config.timeoutMs ?? 10_000,
    maxNetworkRetries: config.maxNetworkRetries ?? 2,
    telemetry: false,
  });
  const sessions = stripe.checkout.sessions;

  async function retrieveCheckout(checkoutId: string, payee: Payee): Promise<CheckoutState> {
    const account = inAccountOf(payee);
    return checkoutState(
      await asPaymentErrors(() => sessions.retrieve(checkoutId, { expand: EXPAND }, account)),
    );
  }

  return {
    async createCheckout(request) {
      const params = sessionParams(request);
      const options = { ...inAccountOf(request.payee), idempotencyKey: request.idempotencyKey };
      const session = await asPaymentErrors(() => sessions.create(params, options));
      if (!session.url) throw new PaymentError('refused', `Checkout ${session.id} has no page to pay on`);
      return { checkoutId: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1000) };
    },

    retrieveCheckout,

    async expireCheckout(checkoutId, payee) {
      const account = inAccountOf(payee);
      try {
        await asPaymentErrors(() => sessions.expire(checkoutId, {}, account));
      } catch (error) {
        // Only an open page can be closed: one that was paid or closed meanwhile is refused, and is what it is.
        const settledMeanwhile = error instanceof PaymentError && error.problem === 'refused';
        if (!settledMeanwhile) throw error;
        const state = await retrieveCheckout(checkoutId, payee);
        if (state.status === 'open') throw error;
        return state;
      }
      return retrieveCheckout(checkoutId, payee);
    },

    async refund({ paymentIntentId, amountFen, payee, idempotencyKey, metadata }) {
      const options = { ...inAccountOf(payee), idempotencyKey };
      const params = { payment_intent: paymentIntentId, amount: amountFen, metadata };
      return refundState(await asPaymentErrors(() => stripe.refunds.create(params, options)));
    },

    async retrieveRefund(refundId, payee) {
      const account = inAccountOf(payee);
      return refundState(await asPaymentErrors(() => stripe.refunds.retrieve(refundId, {}, account)));
    },

    async balanceMovements(payee, { from, to }) {
      const account = inAccountOf(payee);
      const created = { gte: Math.floor(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000) };
      const params = { created, limit: 100, expand: ['data.source'] };
      const rows = await asPaymentErrors(() =>
        stripe.balanceTransactions.list(params, account).autoPagingToArray({ limit: MOST_MOVEMENTS }),
      );
      if (rows.length === MOST_MOVEMENTS)
        throw new PaymentError('refused', `More than ${MOST_MOVEMENTS} movements in one window`);
      return rows
        .filter((row) => row.currency === 'cny')
        .map(balanceMovement)
        .reverse();
    },

    async balance(payee) {
      const account = inAccountOf(payee);
      const { available, pending } = await asPaymentErrors(() => stripe.balance.retrieve({}, account));
      return [...available, ...pending]
        .filter(({ currency }) => currency === 'cny')
        .reduce((sum, { amount }) => sum + amount, 0);
    },

    parseWebhook(rawBody, signatureHeader): PaymentEvent {
      const body = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody);
      let rejected: unknown = new Error('no webhook secret is configured');
      for (const secret of config.webhookSecrets) {
        try {
          const header = signatureHeader ?? '';
          return paymentEvent(
            stripe.webhooks.constructEvent(body, header, secret, WEBHOOK_TOLERANCE_SECONDS),
          );
        } catch (error) {
          rejected = error;
        }
      }
      throw new InvalidSignature('The webhook call is not signed by Stripe', { cause: rejected });
    },
  };
}
