import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/ui/badge';
import type { PaymentMethod, PaymentStatus } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';
import { RefundLines, type RefundView } from './refund-lines';

export interface PaymentView {
  id: string;
  amountFen: number;
  status: PaymentStatus;
  payee: 'fiscal' | 'school';
  method: PaymentMethod;
  createdAt: string;
  paidAt: string | null;
  refunds: RefundView[];
}

/** One payment with what came back of it. */
export function PaymentLines({ payment, now }: { payment: PaymentView; now: string }) {
  const { t } = useTranslation(['parent', 'codes', 'money']);
  const f = useFormat();
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="flex items-center gap-2">
          <span className="text-lg font-semibold tabular">{f.money(payment.amountFen)}</span>
          <StatusBadge state={payment.status}>{t(`codes:payment.${payment.status}`)}</StatusBadge>
        </span>
        <span className="text-sm text-ink-soft tabular">
          {f.instant(payment.paidAt ?? payment.createdAt, new Date(now))}
        </span>
      </div>
      <p className="text-sm text-ink-soft">
        {t(`money:refunds.method.${payment.method}`)} · {t('parent:payments.payee')} ·{' '}
        {t(`codes:payee.${payment.payee}`)}
      </p>
      <RefundLines refunds={payment.refunds} now={now} />
    </div>
  );
}
