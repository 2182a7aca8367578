import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinesTable } from '~/components/settlement/lines-table';
import { SettlementFacts } from '~/components/settlement/settlement-facts';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { buttonClass } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { requireCan } from '~/http/actor.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { ownStatement } from '~/services/settlement/provider.server';

export const handle = { i18n: ['settlement'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settlement.own');
  const lng = await getLocale(request);
  const [t, settlement] = await Promise.all([
    getT(lng, 'settlement'),
    ownStatement(actor, params.settlementId ?? ''),
  ]);
  return {
    title: t('one.ownTitle', { month: formatter(lng).month(settlement.month) }),
    settlement,
    now: new Date().toISOString(),
  };
}

export default function OwnSettlement() {
  const { title, settlement, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('settlement');
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/provider/settlements', label: t('own.title') }, { label: title }]} />
        }
        title={title}
        lead={t('one.lead')}
        actions={
          <>
            <StatusBadge state={settlement.status}>{t(`providerState.${settlement.status}`)}</StatusBadge>
            <a className={buttonClass()} href={`/provider/settlements/${settlement.id}/statement.pdf`}>
              <FileDown aria-hidden className="size-[1.15em]" />
              {t('one.pdf')}
            </a>
          </>
        }
      />
      <div className="grid gap-5">
        <Card as="section">
          <SettlementFacts settlement={settlement} now={now} />
        </Card>
        <LinesTable lines={settlement.lines} totals={settlement.totals} />
      </div>
    </>
  );
}
