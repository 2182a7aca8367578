import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Timeline } from '~/components/ui/timeline';
import { groupedNumber } from '~/domain/payment/bank-account';
import type { PaymentMethod, RefundReason, RefundRoute, RefundStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface RefundForOfficer {
  id: string;
  amountFen: number;
  status: RefundStatus;
  route: RefundRoute;
  reason: RefundReason;
  attempt: number;
  failure: string | null;
  reference: string | null;
  requestedAt: string;
  sentAt: string | null;
  arrivedAt: string | null;
  failedAt: string | null;
  next: 'itself' | 'byHand' | 'bank' | 'markArrived' | 'again' | 'decide' | 'nothing';
  course: { zh: string; en: string };
  school: { zh: string; en: string };
  payment: {
    method: PaymentMethod;
    amountFen: number;
    paidAt: string | null;
    payee: 'fiscal' | 'school';
  };
  family: { name: string; phone: string | null; payer: string | null; payerAccount: string | null };
}

const CODES = [
  'expired_or_canceled_card',
  'lost_or_stolen_card',
  'charge_already_refunded',
  'insufficient_funds',
  'unknown',
] as const;

/** Everything an officer needs to decide about one refund. */
export function RefundFacts({ refund, now }: { refund: RefundForOfficer; now: string }) {
  const { t } = useTranslation(['money', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { payment, family } = refund;
  const code = CODES.find((each) => each === refund.failure);
  // By hand the reason is in an officer's own words.
  const failure = code
    ? t(`money:refunds.failureCode.${code}`)
    : refund.failure &&
      (refund.route === 'bank_transfer'
        ? refund.failure
        : t('money:refunds.failureOther', { code: refund.failure }));
  const steps = [
    ['asked', refund.requestedAt],
    ['sentAt', refund.sentAt],
    ['arrivedAt', refund.arrivedAt],
    ['failedAt', refund.failedAt],
  ] as const;
  return (
    <div className="grid gap-5">
      <Card as="section" title={t('money:refunds.facts')}>
        <DefinitionList
          items={[
            { term: t('money:refunds.table.amount'), detail: f.money(refund.amountFen) },
            { term: t('money:refunds.table.why'), detail: t(`money:refunds.reason.${refund.reason}`) },
            { term: t('money:refunds.table.route'), detail: t(`money:back.route.${refund.route}`) },
            { term: t('money:refunds.attempt'), detail: f.number(refund.attempt) },
            { term: t('money:refunds.failure'), detail: failure },
            { term: t('money:refunds.reference'), detail: refund.reference },
            {
              term: t('money:refunds.table.course'),
              detail: pick(lng, refund.course.zh, refund.course.en),
            },
            {
              term: t('money:refunds.table.school'),
              detail: pick(lng, refund.school.zh, refund.school.en),
            },
            { term: t('money:refunds.payee'), detail: t(`codes:payee.${payment.payee}`) },
          ]}
        />
      </Card>
      <Card as="section" title={t('money:refunds.payment')}>
        <DefinitionList
          items={[
            {
              term: t('money:refunds.payment'),
              detail: `${t(`money:refunds.method.${payment.method}`)} · ${f.money(payment.amountFen)}`,
            },
            {
              term: t('money:refunds.paidOn'),
              detail: payment.paidAt && f.instant(payment.paidAt, new Date(now)),
            },
            { term: t('money:refunds.guardian'), detail: family.name },
            { term: t('money:refunds.phone'), detail: family.phone },
            { term: t('money:refunds.payer'), detail: family.payer },
            {
              term: t('money:refunds.account'),
              detail: family.payerAccount && groupedNumber(family.payerAccount),
            },
          ]}
        />
      </Card>
      <Card as="section" title={t('money:refunds.timeline')}>
        <Timeline
          items={steps.flatMap(([key, at]) =>
            at
              ? [
                  {
                    key,
                    when: f.instant(at, new Date(now)),
                    title: t(`money:back.step.${STEP[key]}`),
                    tone: key === 'failedAt' ? ('refuse' as const) : ('info' as const),
                  },
                ]
              : [],
          )}
        />
      </Card>
    </div>
  );
}

const STEP = { asked: 'requested', sentAt: 'sent', arrivedAt: 'arrived', failedAt: 'failed' } as const;
