import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { useFormat } from '~/i18n/use-format';
import { SplitBar } from './split-bar';

interface ProviderMoneyProps {
  money: {
    earnedFen: number;
    paidFen: number;
    payableFen: number;
    heldFen: number;
    toConfirm: number;
    waiting: number;
  };
}

/** How far a provider's fees have come: paid, to be settled, waiting for the lessons. */
export function ProviderMoneyCard({ money }: ProviderMoneyProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  if (money.earnedFen + money.heldFen + money.toConfirm + money.waiting === 0) return null;
  return (
    <Card
      as="section"
      title={t('provider.title')}
      aside={
        <ButtonLink to="/provider/settlements" variant="quiet" size="sm">
          {t('provider.statements')}
        </ButtonLink>
      }
    >
      <SplitBar
        parts={[
          {
            key: 'paid',
            label: t('provider.paid'),
            hint: t('provider.paidHint'),
            fen: money.paidFen,
            fill: 'fill-line-strong',
          },
          {
            key: 'payable',
            label: t('provider.payable'),
            hint: t('provider.payableHint'),
            fen: money.payableFen,
            fill: 'fill-accent',
          },
          {
            key: 'held',
            label: t('provider.held'),
            hint: t('provider.heldHint'),
            fen: money.heldFen,
            fill: 'fill-science',
          },
        ]}
      />
      <p className="flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold">
        <span>
          {t('provider.earned')}
          <span className="block text-sm font-normal text-ink-soft">{t('provider.earnedHint')}</span>
        </span>
        <span className="tabular">{f.money(money.earnedFen)}</span>
      </p>
      {money.toConfirm > 0 && (
        <p className="text-warn">{t('provider.toConfirm', { count: money.toConfirm })}</p>
      )}
      {money.waiting > 0 && (
        <p className="text-sm text-ink-soft">{t('provider.waiting', { count: money.waiting })}</p>
      )}
    </Card>
  );
}
