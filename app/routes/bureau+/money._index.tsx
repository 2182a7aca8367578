import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BookText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MonthsChart, PayablesChart, ProgrammeChart } from '~/components/accounts/county-charts';
import { PayeeTable } from '~/components/accounts/payee-table';
import { RefundAges } from '~/components/accounts/refund-ages';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { EmptyState } from '~/components/ui/empty-state';
import { Stat, StatRow } from '~/components/ui/stat';
import { PAY_WITHIN_DAYS } from '~/domain/settlement/month';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { countyMoney } from '~/services/accounts/county-money.server';
import { moneyByMonth } from '~/services/accounts/money-by-month.server';

export const handle = { i18n: ['bureau', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'ledger.read');
  const t = await getT(request, 'accounts');
  const now = new Date();
  const [money, months] = await Promise.all([countyMoney(now), moneyByMonth()]);
  return { title: t('money.title'), money, months, asOf: now.toISOString() };
}

export default function Money() {
  const { title, money, months, asOf } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const when = f.instant(asOf, new Date(asOf));
  const { payees, programmes, payables, settlements, names } = money;
  const sum = (key: 'supervisedFen' | 'backFen') => payees.reduce((total, each) => total + each[key], 0);
  return (
    <>
      <PageHead
        title={title}
        lead={t('money.lead')}
        actions={
          <ButtonLink to="/bureau/ledger" icon={BookText}>
            {t('money.toLedger')}
          </ButtonLink>
        }
      />
      {months.length === 0 && payees.length === 0 ? (
        <EmptyState icon={BookText} title={t('money.emptyTitle')}>
          {t('money.empty')}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <StatRow wide>
            <Stat
              label={t('money.receivable')}
              value={f.money(money.receivableFen)}
              hint={t('money.receivableHint', { count: money.placesOwing })}
              to="/bureau/ledger/accounts/receivable"
            />
            <Stat
              label={t('money.supervised')}
              value={f.money(sum('supervisedFen'))}
              hint={t('money.supervisedHint')}
              to="/bureau/ledger/accounts/supervised"
            />
            <Stat
              label={t('money.payable')}
              value={f.money(money.payableFen)}
              hint={t('money.payableHint')}
              to="/bureau/ledger/accounts/provider_payable"
            />
            <Stat
              label={t('money.back')}
              value={f.money(sum('backFen'))}
              hint={t('money.backHint')}
              to="/bureau/ledger/accounts/refund_payable"
            />
            <Stat
              label={t('money.overdue')}
              value={f.number(settlements.overdue)}
              hint={
                settlements.overdue > 0
                  ? t('money.overdueHint', { amount: f.money(settlements.overdueFen), days: PAY_WITHIN_DAYS })
                  : t('money.overdueNone')
              }
              tone={settlements.overdue > 0 ? 'refuse' : 'neutral'}
              to="/bureau/settlements"
            />
            <Stat
              label={t('money.fees')}
              value={f.money(money.feesFen)}
              hint={t('money.feesHint')}
              to="/bureau/ledger/accounts/stripe_fees"
            />
          </StatRow>
          <MonthsChart months={months} asOf={when} />
          <section aria-labelledby="payees" className="grid gap-2">
            <h2 id="payees" className="text-lg">
              {t('money.payees')}
            </h2>
            <p className="text-sm text-ink-soft">{t('money.payeesHint')}</p>
            <PayeeTable payees={payees} names={names} />
          </section>
          {programmes.length > 0 ? (
            <ProgrammeChart programmes={programmes} asOf={when} />
          ) : (
            <Card as="section" title={t('money.programmes')}>
              <p className="text-ink-soft">{t('money.programmesEmpty')}</p>
              <ButtonLink to="/bureau/programmes" size="sm" className="justify-self-start">
                {t('money.toProgrammes')}
              </ButtonLink>
            </Card>
          )}
          <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
            {payables.length > 0 ? (
              <PayablesChart payables={payables} names={names} asOf={when} />
            ) : (
              <Card as="section" title={t('money.providers')}>
                <p className="text-ink-soft">{t('money.providersNone')}</p>
              </Card>
            )}
            <RefundAges refunds={money.refunds} failed={money.failedRefunds} />
            <Card
              as="section"
              title={t('money.countyPaid')}
              aside={
                <ButtonLink to="/bureau/settlements" variant="quiet" size="sm">
                  {t('money.toSettlements')}
                </ButtonLink>
              }
            >
              <DefinitionList
                items={[
                  { term: t('money.countyEarned'), detail: f.money(money.countyEarnedFen) },
                  { term: t('money.countyHeld'), detail: f.money(money.countyHeldFen) },
                ]}
              />
              {settlements.unpaid > 0 && <p>{t('money.unpaid', { count: settlements.unpaid })}</p>}
            </Card>
          </div>
        </div>
      )}
    </>
  );
}
