import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckoutTruth, type EndReason, moneyArrived, paymentAfter } from '~/domain/payment/outcome';
import { refundAfter } from '~/domain/payment/refund';
import { type EnrollmentStatus, PAYMENT_STATUSES, type PaymentStatus } from '~/domain/states';

const truths: CheckoutTruth[] = ['open', 'settling', 'paid', 'failed', 'expired'];

describe('a payment by what is true at the payment service', () => {
  it.each<[PaymentStatus, (PaymentStatus | null)[]]>([
    // open, settling, paid, failed, expired
    ['created', ['open', 'processing', 'paid', 'failed', 'expired']],
    ['open', [null, 'processing', 'paid', 'failed', 'expired']],
    ['processing', [null, null, 'paid', 'failed', 'expired']],
    ['paid', [null, null, null, null, null]],
    ['failed', [null, null, 'paid', null, null]],
    ['expired', [null, null, 'paid', null, null]],
  ])('%s', (status, expected) => {
    expect(truths.map((truth) => paymentAfter(status, truth))).toEqual(expected);
  });

  const after = (status: PaymentStatus, truth: CheckoutTruth) => paymentAfter(status, truth) ?? status;

  it('a truth told twice changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAYMENT_STATUSES), fc.constantFrom(...truths), (status, truth) => {
        expect(paymentAfter(after(status, truth), truth)).toBeNull();
      }),
    );
  });

  it('money that was taken is the last word, whatever else is heard in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...truths)), fc.nat(), (heard, at) => {
        const story = [...heard];
        story.splice(at % (story.length + 1), 0, 'paid');
        expect(story.reduce(after, 'created' as PaymentStatus)).toBe('paid');
      }),
    );
  });
});

describe('money that comes for a place', () => {
  it.each<[EnrollmentStatus, EndReason | null, object]>([
    ['held', null, { kind: 'confirm' }],
    ['confirmed', null, { kind: 'refund', reason: 'paid_twice' }],
    ['completed', null, { kind: 'refund', reason: 'paid_twice' }],
    ['canceled', 'hold_expired', { kind: 'ask_again' }],
    ['canceled', 'late_payment', { kind: 'ask_again' }],
    ['canceled', 'guardian', { kind: 'refund', reason: 'guardian_canceled' }],
    ['canceled', 'school', { kind: 'refund', reason: 'school_canceled' }],
    ['canceled', 'provider', { kind: 'refund', reason: 'school_canceled' }],
    ['withdrawn', 'guardian', { kind: 'refund', reason: 'guardian_canceled' }],
  ])('%s, ended by %s', (status, endReason, expected) => {
    expect(moneyArrived({ status, endReason })).toEqual(expected);
  });
});

describe('a refund by what is true at the payment service', () => {
  it.each([
    // pending, succeeded, failed
    ['requested', ['sent', 'arrived', 'failed']],
    ['sent', [null, 'arrived', 'failed']],
    ['arrived', [null, null, 'failed']],
    ['failed', [null, null, null]],
  ] as const)('%s', (status, expected) => {
    expect((['pending', 'succeeded', 'failed'] as const).map((truth) => refundAfter(status, truth))).toEqual(
      expected,
    );
  });
});
