import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Download, FileDown, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FundsCard } from '~/components/settlement/funds-card';
import { OpenList, SettlementsTable } from '~/components/settlement/month-tables';
import { SettleRun } from '~/components/settlement/settle-run';
import { pageMeta } from '~/components/shell/page-meta';
import { buttonClass } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Stat, StatRow } from '~/components/ui/stat';
import { Tabs } from '~/components/ui/tabs';
import { can } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { PAY_WITHIN_DAYS } from '~/domain/settlement/month';
import { SETTLEMENT_STATUSES } from '~/domain/states';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { settleableMonths, settlementMonth } from '~/services/settlement/queries.server';
import { latestRun, runLost } from '~/services/settlement/run.server';

export const handle = { i18n: ['settlement'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Months that have a tab of their own; an older one is reached by its address. */
const TABS = 12;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settlement.read');
  const now = new Date();
  const today = todayInShanghai(now);
  const asked = new URL(request.url).searchParams.get('month');
  const [t, months, run] = await Promise.all([
    getT(request, 'settlement'),
    settleableMonths(today),
    latestRun(),
  ]);
  const month = months.find((each) => each === asked) ?? months[0] ?? null;
  return {
    title: t('month.title'),
    months: months.slice(0, TABS),
    month,
    page: month && (await settlementMonth(month, today)),
    run,
    lost: runLost(run, now),
    mayAsk: can(actor, 'settlement.approve'),
    now: now.toISOString(),
  };
}

export default function Settlements() {
  const { months, month, page, run, lost, mayAsk, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('settlement');
  const f = useFormat();
  if (!month || !page) {
    return (
      <>
        <PageHead title={t('month.title')} lead={t('month.lead')} />
        <EmptyState icon={ReceiptText} title={t('month.none')}>
          {t('month.noneHint')}
        </EmptyState>
      </>
    );
  }
  const { rows, funds, waiting, carriedOver, overdue } = page;
  const of = (status: string) => rows.filter((row) => row.status === status);
  const sum = (list: readonly { totalFen: number }[]) => list.reduce((all, row) => all + row.totalFen, 0);
  const late = overdue.reduce((all, { count }) => all + count, 0);
  const name = f.month(month);
  return (
    <>
      <PageHead
        title={t('month.title')}
        lead={t('month.lead')}
        actions={
          of('confirmed').length > 0 && (
            <>
              <a className={buttonClass()} href={`/bureau/settlements.csv?month=${month}`}>
                <Download aria-hidden className="size-[1.15em]" />
                {t('month.csv')}
              </a>
              <a className={buttonClass()} href={`/bureau/settlements.pdf?month=${month}`}>
                <FileDown aria-hidden className="size-[1.15em]" />
                {t('month.pdf')}
              </a>
            </>
          )
        }
      />
      <Tabs
        label={t('month.choose')}
        items={months.map((each) => ({
          to: `/bureau/settlements?month=${each}`,
          label: f.month(each),
          current: each === month,
        }))}
      />
      <StatRow>
        {SETTLEMENT_STATUSES.map((status) => (
          <Stat
            key={status}
            label={t(`stat.${status}`)}
            value={f.money(sum(of(status)))}
            hint={t('stat.count', { count: of(status).length })}
          />
        ))}
        <Stat
          label={t('stat.overdue')}
          value={f.money(sum(overdue))}
          hint={`${t('stat.count', { count: late })} · ${t('stat.overdueHint', { days: PAY_WITHIN_DAYS })}`}
          tone={late > 0 ? 'refuse' : 'neutral'}
          to={overdue[0] && `/bureau/settlements?month=${overdue[0].month}`}
        />
      </StatRow>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          {rows.length === 0 ? (
            <EmptyState icon={ReceiptText} title={t('month.empty', { month: name })}>
              {t('month.emptyHint')}
            </EmptyState>
          ) : (
            <SettlementsTable rows={rows} caption={t('month.table', { month: name })} />
          )}
          {of('confirmed').length > 0 && <p className="text-sm text-ink-soft">{t('month.exportHint')}</p>}
          <OpenList
            title={t('waiting.title')}
            lead={t('waiting.lead')}
            amount={t('waiting.amount')}
            rows={waiting}
          />
          <OpenList
            title={t('carried.title')}
            lead={t('carried.lead')}
            amount={t('carried.amount')}
            rows={carriedOver}
          />
        </div>
        <div className="grid gap-5">
          <SettleRun first={run} lost={lost} month={month} mayAsk={mayAsk} now={now} />
          {funds.length > 0 && <FundsCard funds={funds} />}
        </div>
      </div>
    </>
  );
}
