import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import type { FundName } from '~/domain/settlement/fund-name';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

interface FundsCardProps {
  funds: readonly { fund: string; amountFen: number; name: FundName }[];
}

/** Out of whose money it is paid, adding up. For the bureau only. */
export function FundsCard({ funds }: FundsCardProps) {
  const { t } = useTranslation('settlement');
  const f = useFormat();
  const lng = useLng();
  const words = ({ kind, nameZh, nameEn }: FundName) => {
    const name = pick(lng, nameZh, nameEn);
    return t(`fund.${kind}`, { school: name, programme: name });
  };
  const total = funds.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    <Card as="section" title={t('funds.title')}>
      <dl className="grid gap-1">
        {funds.map(({ fund, amountFen, name }) => (
          <div key={fund} className="flex items-baseline justify-between gap-4">
            <dt>{words(name)}</dt>
            <dd className="whitespace-nowrap tabular">{f.money(amountFen)}</dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold">
          <dt>{t('funds.sum')}</dt>
          <dd className="whitespace-nowrap tabular">{f.money(total)}</dd>
        </div>
      </dl>
    </Card>
  );
}
