// A process that does one act with the product's own services, and is killed on the way. Started by kill-between.ts.
import './settings';
import pg from 'pg';

type Plan = {
  /** Where the till (or what stands in front of it) listens. */
  config: { secretKey: string; webhookSecrets: string[]; host: string; port: number; protocol: 'http' };
  act: string;
  input: Record<string, unknown>;
  /** Dies right before or after that commit; 0: never. */
  commit: number;
  phase: 'before' | 'after';
};

const plan = JSON.parse(process.argv[2] ?? '{}') as Plan;

let commits = 0;
const die = () => process.kill(process.pid, 'SIGKILL');
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function watched(this: unknown, ...args: unknown[]) {
  const [first] = args;
  const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '');
  if (!/^\s*commit\b/i.test(text)) return query.apply(this, args);
  commits += 1;
  if (commits !== plan.commit) return query.apply(this, args);
  if (plan.phase === 'before') die();
  const done = query.apply(this, args) as Promise<unknown>;
  return done.then((result) => {
    die();
    return result;
  });
} as typeof pg.Client.prototype.query;

const { configurePayments } = await import('~/ports/payments/index.server');
configurePayments({ ...plan.config, maxNetworkRetries: 0, timeoutMs: 5_000 });
const { input } = plan;
const now = new Date();
const text = (name: string) => String(input[name]);

async function act(): Promise<void> {
  const actor = input.actor as never;
  switch (plan.act) {
    case 'pay': {
      const { startPayment } = await import('~/services/payments/start-payment.server');
      await startPayment(actor, { enrollmentId: text('enrollmentId'), locale: 'zh-CN' }, now);
      return;
    }
    case 'news': {
      const { receivePaymentEvent } = await import('~/services/payments/receive-event.server');
      await receivePaymentEvent(Buffer.from(text('body'), 'base64'), text('signature'), now);
      return;
    }
    case 'cancel': {
      const { cancelEnrollment } = await import('~/services/enrollment/cancel.server');
      await cancelEnrollment(actor, { enrollmentId: text('enrollmentId') }, now);
      return;
    }
    case 'refund': {
      const { sendRefund } = await import('~/services/payments/send-refund.server');
      await sendRefund(text('refundId'), now);
      return;
    }
    case 'statement': {
      const { importStatement } = await import('~/services/bank/import-statement.server');
      const content = new TextEncoder().encode(text('csv')) as Uint8Array<ArrayBuffer>;
      await importStatement(actor, { payee: 'fiscal', name: 'statement.csv', content }, now);
      return;
    }
    case 'credit': {
      const { payWithCredit } = await import('~/services/payments/pay-with-credit.server');
      await payWithCredit(actor, { enrollmentId: text('enrollmentId') }, now);
      return;
    }
    default:
      throw new Error(`no such act: ${plan.act}`);
  }
}

await act();
process.exit(0);
