import { useTranslation } from 'react-i18next';
import type { RefundReason, RefundRoute, RefundStatus } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

export interface RefundView {
  id: string;
  amountFen: number;
  status: RefundStatus;
  reason: RefundReason;
  route: RefundRoute;
  attempt: number;
  /** It failed and another one was sent instead. */
  triedAgain: boolean;
  /** It failed and goes again by itself on that day. */
  againOn: string | null;
  requestedAt: string;
  sentAt: string | null;
  arrivedAt: string | null;
  failedAt: string | null;
}

/** What goes back of a payment, why, by which way, and every step until it has arrived. */
export function RefundLines({ refunds, now }: { refunds: readonly RefundView[]; now: string }) {
  const { t } = useTranslation(['parent', 'money']);
  const f = useFormat();
  if (refunds.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {refunds.map((refund) => (
        <li key={refund.id} className="grid gap-0.5 rounded-control bg-sunken px-3 py-2 text-sm">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-semibold tabular">
              {t('parent:payments.refund', { amount: f.money(refund.amountFen) })}
            </span>
            <span className="text-ink-soft">
              {t(`money:back.route.${refund.route}`)}
              {refund.attempt > 1 && ` · ${t('money:back.attempt', { number: refund.attempt })}`}
            </span>
          </p>
          <RefundState refund={refund} />
          <Steps refund={refund} now={now} />
          <p className="text-ink-soft">{t(`parent:payments.refundReason.${refund.reason}`)}</p>
        </li>
      ))}
    </ul>
  );
}

function RefundState({ refund }: { refund: RefundView }) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const { status, route, triedAgain, againOn } = refund;
  if (status === 'failed') {
    const words = triedAgain
      ? t('back.state.triedAgain')
      : againOn
        ? t('back.state.failedAgain', { on: f.date(againOn) })
        : t('back.state.failed');
    return <p className={triedAgain ? 'text-ink-soft' : 'text-refuse'}>{words}</p>;
  }
  if (status === 'arrived')
    return <p>{t(route === 'credit' ? 'back.state.credit' : 'back.state.arrived')}</p>;
  if (status === 'sent') return <p>{t('back.state.sent')}</p>;
  return <p>{t(route === 'bank_transfer' ? 'back.state.requestedByHand' : 'back.state.requested')}</p>;
}

/** When it was noted, sent and arrived, or failed: what has happened, in order. */
function Steps({ refund, now }: { refund: RefundView; now: string }) {
  const { t } = useTranslation('money');
  const f = useFormat();
  if (refund.route === 'credit') return null;
  const steps = [
    ['asked', refund.requestedAt],
    ['sentAt', refund.sentAt],
    ['arrivedAt', refund.arrivedAt],
    ['failedAt', refund.failedAt],
  ] as const;
  return (
    <ol className="flex flex-wrap gap-x-3 text-ink-soft tabular">
      {steps.map(
        ([key, at]) => at && <li key={key}>{t(`back.${key}`, { when: f.instant(at, new Date(now)) })}</li>,
      )}
    </ol>
  );
}
