import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Download, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RefundTable } from '~/components/payment/refund-table';
import { RefundChart, RefundStats } from '~/components/payment/refund-totals';
import { pageMeta } from '~/components/shell/page-meta';
import { buttonClass } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { Tabs } from '~/components/ui/tabs';
import { can } from '~/domain/access/actor';
import { REFUND_TABS, refundFilter } from '~/forms/payment/back';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { refundRows } from '~/services/payments/refund-desk.server';
import { refundTotals } from '~/services/payments/refund-totals.server';

export const handle = { i18n: ['money', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const PER_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.read');
  const now = new Date();
  const filter = refundFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [t, totals, list] = await Promise.all([
    getT(request, 'money'),
    refundTotals(now),
    refundRows(filter.state, { page: filter.page, perPage: PER_PAGE }),
  ]);
  return {
    title: t('refunds.title'),
    filter,
    totals,
    ...list,
    pages: Math.max(1, Math.ceil(list.total / PER_PAGE)),
    mayAct: can(actor, 'money.act'),
    now: now.toISOString(),
  };
}

export default function Refunds() {
  const { filter, totals, rows, pages, mayAct, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('money');
  const href = (state: string) => `/bureau/refunds?state=${state}`;
  return (
    <>
      <PageHead
        title={t('refunds.title')}
        lead={t('refunds.lead')}
        actions={
          <>
            {mayAct && totals.counts.by_hand > 0 && (
              <a className={buttonClass()} href="/bureau/refunds/transfers.csv">
                <Download aria-hidden className="size-[1.15em]" />
                {t('refunds.transfers')}
              </a>
            )}
            <a className={buttonClass()} href={`/bureau/refunds.csv?state=${filter.state}`}>
              <Download aria-hidden className="size-[1.15em]" />
              {t('refunds.export')}
            </a>
          </>
        }
      />
      <RefundStats totals={totals} />
      {totals.counts.open > 0 && (
        <div className="mb-6">
          <RefundChart ages={totals.ages} now={now} />
        </div>
      )}
      <Tabs
        label={t('refunds.states')}
        items={REFUND_TABS.map((state) => ({
          to: href(state),
          label: t(`refunds.state.${state}`),
          count: totals.counts[state],
          current: state === filter.state,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState icon={Undo2} title={t('refunds.empty')}>
          {t('refunds.emptyHint')}
        </EmptyState>
      ) : (
        <RefundTable rows={rows} mayAct={mayAct} alarmDays={totals.alarmDays} now={now} />
      )}
      <Pagination page={filter.page} pages={pages} href={(page) => `${href(filter.state)}&page=${page}`} />
    </>
  );
}
