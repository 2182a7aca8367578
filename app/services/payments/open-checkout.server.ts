import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import { UNDER_WAY } from '~/domain/payment/outcome';
import { type Refused, refused } from '~/domain/refusal';
import { env } from '~/http/env.server';
import { log } from '~/http/log.server';
import { pick } from '~/i18n/pick';
import { translate } from '~/i18n/translate.server';
import { type Checkout, type CheckoutLine, PaymentError, payments } from '~/ports/payments/index.server';
import { frozenQuote } from '../enrollment/frozen-quote';
import { payeeOfPayment } from './place.server';

type Locale = 'zh-CN' | 'en';

/**
 * Has the payment service open a page for a payment that was written down before, and keeps its address. Safe to
 * repeat: the key names the payment and the language, so a call whose answer was lost finds the same page again.
 */
export async function openCheckout(
  paymentId: string,
  locale: Locale,
): Promise<{ kind: 'done'; paymentId: string; url: string } | Refused> {
  const payment = await paymentWithPlace(paymentId);
  const back = new URL(`/parent/enrollments/${payment.enrollmentId}`, env().BASE_URL).href;
  let checkout: Checkout;
  try {
    checkout = await payments().createCheckout({
      paymentId,
      amountFen: payment.amountFen,
      currency: 'CNY',
      lines: linesOf(payment, locale),
      payee: payeeOfPayment(payment),
      successUrl: `${back}?from=payment`,
      cancelUrl: back,
      expiresAt: payment.expiresAt,
      locale,
      idempotencyKey: `checkout:${paymentId}:${locale}`,
    });
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    log.error(
      { paymentId, problem: error.problem, code: error.code, vendorRequest: error.requestId },
      'no pay page',
    );
    // The same key for other words (a title was changed meanwhile): this payment can no longer open a page.
    if (error.problem === 'key_reused') await giveUp(paymentId);
    return refused({ code: 'payment_unavailable' });
  }
  const url = await keep(paymentId, checkout);
  // Closed while the page was being made (the hold ended, another way to pay was chosen): nobody gets to see it.
  return url === null ? refused({ code: 'changed_meanwhile' }) : { kind: 'done', paymentId, url };
}

/** Keeps the page's address; when another call was first, its page is the one. Null: it must not be paid any more. */
async function keep(paymentId: string, checkout: Checkout): Promise<string | null> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'payment', paymentId);
    const known = await tx.payment.findUniqueOrThrow({
      where: { id: paymentId },
      select: { checkoutId: true, checkoutUrl: true, status: true },
    });
    const closed = known.status === 'expired' || known.status === 'failed';
    if (known.checkoutUrl) return closed ? null : known.checkoutUrl;
    await tx.payment.update({
      where: { id: paymentId },
      data: {
        checkoutId: checkout.checkoutId,
        checkoutUrl: checkout.url,
        ...(known.status === 'created' && { status: 'open' }),
      },
      select: { id: true },
    });
    return closed ? null : checkout.url;
  });
}

async function giveUp(paymentId: string): Promise<void> {
  await inTransaction((tx) =>
    tx.payment.updateMany({
      where: { id: paymentId, checkoutId: null, status: { in: [...UNDER_WAY] } },
      data: { status: 'failed' },
    }),
  );
}

async function paymentWithPlace(paymentId: string) {
  return db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      enrollmentId: true,
      amountFen: true,
      payeeAccount: true,
      expiresAt: true,
      enrollment: {
        select: {
          quote: true,
          offering: {
            select: {
              course: { select: { titleZh: true, titleEn: true } },
              school: { select: { nameZh: true, nameEn: true } },
            },
          },
        },
      },
    },
  });
}

/** The lines of the frozen price as the pay page shows them; no name of a child goes to the payment service. */
function linesOf(payment: Awaited<ReturnType<typeof paymentWithPlace>>, locale: Locale): CheckoutLine[] {
  const t = translate(locale, 'parent');
  const { course, school } = payment.enrollment.offering;
  const title = pick(locale, course.titleZh, course.titleEn);
  const detail = pick(locale, school.nameZh, school.nameEn);
  const quote = frozenQuote(payment.enrollment.quote);
  const positive = quote.lines.filter((line) => line.fen > 0);
  const whole = positive.reduce((sum, line) => sum + line.fen, 0) === payment.amountFen;
  // The service knows no negative lines: a price that a subsidy made smaller, the rest after credit and a difference
  // that came later are each shown as one sum.
  if (!whole) return [{ title, detail, amountFen: payment.amountFen }];
  return positive.map((line) => ({
    title: `${title} · ${t(`price.${line.kind}`)}`,
    detail,
    amountFen: line.fen,
  }));
}
