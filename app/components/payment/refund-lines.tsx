import { useTranslation } from 'react-i18next';
import type { RefundReason, RefundStatus } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

export interface RefundView {
  id: string;
  amountFen: number;
  status: RefundStatus;
  reason: RefundReason;
  requestedAt: string;
  arrivedAt: string | null;
}

/** What goes back of a payment, why, and how far it has come. */
export function RefundLines({ refunds, now }: { refunds: readonly RefundView[]; now: string }) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  if (refunds.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {refunds.map((refund) => (
        <li key={refund.id} className="rounded-control bg-sunken px-3 py-2 text-sm">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-semibold tabular">
              {t('payments.refund', { amount: f.money(refund.amountFen) })}
            </span>
            <span className="text-ink-soft tabular">
              {f.instant(refund.arrivedAt ?? refund.requestedAt, new Date(now))}
            </span>
          </p>
          <p className={refund.status === 'failed' ? 'text-refuse' : undefined}>
            {t(`payments.refundState.${refund.status}`)}
          </p>
          <p className="text-ink-soft">{t(`payments.refundReason.${refund.reason}`)}</p>
        </li>
      ))}
    </ul>
  );
}
