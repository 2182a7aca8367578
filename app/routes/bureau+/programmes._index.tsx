import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Download, HandCoins, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProgrammeWords } from '~/components/aid/programme-words';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { BarChart } from '~/components/ui/bar-chart';
import { ButtonLink, buttonClass } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { DateSpan } from '~/components/ui/date-span';
import { EmptyState } from '~/components/ui/empty-state';
import { Stat, StatRow } from '~/components/ui/stat';
import { Table } from '~/components/ui/table';
import { can } from '~/domain/access/actor';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { programmeBalances } from '~/services/aid/programmes.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'programme.read');
  const now = new Date();
  const [t, programmes] = await Promise.all([getT(request, 'aid'), programmeBalances(now)]);
  return {
    title: t('programmes.title'),
    programmes,
    mayWrite: can(actor, 'programme.write'),
    now: now.toISOString(),
  };
}

const TONE = { running: 'done', to_come: 'info', over: 'neutral' } as const;

export default function Programmes() {
  const { title, programmes, mayWrite, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('aid');
  const f = useFormat();
  const lng = useLng();
  const words = useProgrammeWords();
  const sum = (of: (row: (typeof programmes)[number]) => number) =>
    programmes.reduce((total, row) => total + of(row), 0);
  const add = mayWrite && (
    <ButtonLink to="/bureau/programmes/new" variant="primary" icon={Plus}>
      {t('programmes.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={title}
        lead={t('programmes.lead')}
        actions={
          programmes.length > 0 && (
            <>
              <a className={buttonClass()} href="/bureau/programmes.csv" download>
                <Download aria-hidden className="size-[1.15em]" />
                {t('programmes.csv')}
              </a>
              {add}
            </>
          )
        }
      />
      {programmes.length === 0 ? (
        <EmptyState icon={HandCoins} title={t('programmes.emptyTitle')} action={add}>
          {t('programmes.empty')}
        </EmptyState>
      ) : (
        <>
          <StatRow>
            <Stat label={t('programmes.budget')} value={f.money(sum((row) => row.budgetFen))} />
            <Stat label={t('programmes.committed')} value={f.money(sum((row) => row.committedFen))} />
            <Stat label={t('programmes.spent')} value={f.money(sum((row) => row.spentFen))} />
            <Stat label={t('programmes.left')} value={f.money(sum((row) => row.leftFen))} />
          </StatRow>
          <p className="-mt-3 mb-5 text-sm text-ink-soft">{t('programme.balanceHint')}</p>
          <Table
            caption={title}
            rows={programmes}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'name',
                head: t('table.programme'),
                rowHead: true,
                cell: (row) => (
                  <Link to={`/bureau/programmes/${row.id}`}>{pick(lng, row.nameZh, row.nameEn)}</Link>
                ),
              },
              { key: 'who', head: t('table.who'), wide: true, cell: (row) => words.who(row) },
              {
                key: 'dates',
                head: t('table.dates'),
                wide: true,
                cell: (row) => <DateSpan from={row.from} to={row.to} year />,
              },
              {
                key: 'state',
                head: t('table.state'),
                cell: (row) => <Badge tone={TONE[row.state]}>{t(`programmes.state.${row.state}`)}</Badge>,
              },
              {
                key: 'budget',
                head: t('programmes.budget'),
                align: 'end',
                cell: (row) => f.money(row.budgetFen),
              },
              {
                key: 'committed',
                head: t('programmes.committed'),
                align: 'end',
                wide: true,
                cell: (row) => f.money(row.committedFen),
              },
              {
                key: 'spent',
                head: t('programmes.spent'),
                align: 'end',
                wide: true,
                cell: (row) => f.money(row.spentFen),
              },
              { key: 'left', head: t('table.left'), align: 'end', cell: (row) => f.money(row.leftFen) },
              {
                key: 'forecast',
                head: t('table.forecast'),
                align: 'end',
                wide: true,
                cell: (row) => (row.state === 'running' ? f.money(row.forecast.endFen) : '—'),
              },
            ]}
          />
          <div className="mt-6">
            <BarChart
              title={t('programmes.chart')}
              asOf={f.instant(now)}
              rowHead={t('table.programme')}
              format={f.money}
              series={[
                { key: 'spent', label: t('programmes.spent'), fill: 'fill-accent' },
                { key: 'committed', label: t('programmes.committed'), fill: 'fill-warn' },
                { key: 'left', label: t('programmes.left'), fill: 'fill-line-strong' },
              ]}
              rows={programmes.map((row) => ({
                key: row.id,
                label: pick(lng, row.nameZh, row.nameEn),
                values: [row.spentFen, row.committedFen, row.leftFen],
                to: `/bureau/programmes/${row.id}`,
              }))}
            />
          </div>
        </>
      )}
    </>
  );
}
