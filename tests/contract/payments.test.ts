import { createPayments } from '~/ports/payments/stripe.server';
import { startStripeSandbox, startWebhookInbox, testClock } from '../support/stripe-sandbox';
import { type PaymentsWithTill, payingContract } from './paying-contract';
import { paymentsContract } from './payments-contract';

async function sandboxUnderTest(): Promise<PaymentsWithTill> {
  const inbox = await startWebhookInbox();
  const clock = testClock();
  const running = await startStripeSandbox({ webhookUrl: inbox.url, now: clock.now });
  const payments = createPayments({ ...running.config, maxNetworkRetries: 0 });
  return {
    payments,
    webhookSecret: 'whsec_contract',
    schoolAccountId: 'acct_school_of_the_contract',
    payer: running.payer,
    async events() {
      await running.sandbox.delivered();
      return inbox.calls.map((call) => payments.parseWebhook(call.body, call.signature));
    },
    async advance(seconds) {
      clock.advance(seconds);
      await running.sandbox.tick();
    },
    async close() {
      await running.close();
      await inbox.close();
    },
  };
}

paymentsContract('the sandbox, by the official SDK', sandboxUnderTest);
payingContract('the sandbox, by the official SDK', sandboxUnderTest);

// The same promises, kept by Stripe itself: for a machine that can reach it and holds a test key.
const { STRIPE_TEST_KEY, STRIPE_TEST_ACCOUNT } = process.env;
if (STRIPE_TEST_KEY && STRIPE_TEST_ACCOUNT) {
  paymentsContract('Stripe in test mode', async () => ({
    payments: createPayments({ secretKey: STRIPE_TEST_KEY, webhookSecrets: ['whsec_contract'] }),
    webhookSecret: 'whsec_contract',
    schoolAccountId: STRIPE_TEST_ACCOUNT,
    close: async () => {},
  }));
}
