// A process that does one act with the product's own services, and is killed on the way. Started by kill-between.ts.
import './settings';
import { createInterface } from 'node:readline';
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

let plan: Plan | undefined;
let commits = 0;
const die = () => process.kill(process.pid, 'SIGKILL');
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function watched(this: unknown, ...args: unknown[]) {
  const [first] = args;
  const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '');
  if (!/^\s*commit\b/i.test(text)) return query.apply(this, args);
  commits += 1;
  if (commits !== plan?.commit) return query.apply(this, args);
  if (plan.phase === 'before') die();
  const done = query.apply(this, args) as Promise<unknown>;
  return done.then((result) => {
    die();
    return result;
  });
} as typeof pg.Client.prototype.query;

const { configurePayments } = await import('~/ports/payments/index.server');
const { startPayment } = await import('~/services/payments/start-payment.server');
const { receivePaymentEvent } = await import('~/services/payments/receive-event.server');
const { cancelEnrollment } = await import('~/services/enrollment/cancel.server');
const { sendRefund } = await import('~/services/payments/send-refund.server');
const { importStatement } = await import('~/services/bank/import-statement.server');
const { freezeDraw } = await import('~/services/draw/freeze.server');
const { writeDraw } = await import('~/services/draw/write.server');
const { payWithCredit } = await import('~/services/payments/pay-with-credit.server');

async function doIt({ act, input }: Plan, now: Date): Promise<unknown> {
  const text = (name: string) => String(input[name]);
  const actor = input.actor as never;
  const place = { enrollmentId: text('enrollmentId') };
  switch (act) {
    case 'pay':
      return startPayment(actor, { ...place, locale: 'zh-CN' }, now);
    case 'news':
      return receivePaymentEvent(Buffer.from(text('body'), 'base64'), text('signature'), now);
    case 'cancel':
      return cancelEnrollment(actor, place, now);
    case 'refund':
      return sendRefund(text('refundId'), now);
    case 'credit':
      return payWithCredit(actor, place, now);
    case 'freeze':
      return freezeDraw(text('drawId'), new Date(text('at')));
    case 'draw':
      return writeDraw(text('drawId'), new Date(text('at')));
    case 'statement': {
      const content = new TextEncoder().encode(text('csv')) as Uint8Array<ArrayBuffer>;
      return importStatement(actor, { payee: 'fiscal', name: 'statement.csv', content }, now);
    }
    default:
      throw new Error(`no such act: ${act}`);
  }
}

// It waits for its orders with everything loaded, so that the next one can start up while this one is looked at.
for await (const line of createInterface({ input: process.stdin })) {
  plan = JSON.parse(line) as Plan;
  configurePayments({ ...plan.config, maxNetworkRetries: 0, timeoutMs: 5_000 });
  await doIt(plan, new Date());
  break;
}
process.exit(0);
