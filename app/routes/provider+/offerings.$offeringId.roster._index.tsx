import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Download, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OfferingHead } from '~/components/planning/offering-head';
import { PrintButton } from '~/components/planning/print-button';
import { pageMeta } from '~/components/shell/page-meta';
import { buttonClass } from '~/components/ui/button';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { Table } from '~/components/ui/table';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { ownOffering } from '~/services/planning/queries.server';
import { readRoster } from '~/services/planning/roster.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

/** Reading it is written down (invariant 9), so it is a page of its own and is never kept by a browser. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'roster.read');
  const t = await getT(request, 'provider');
  const offeringId = params.offeringId ?? '';
  const now = new Date();
  const { id, status, course, school, slots } = await ownOffering(actor, offeringId);
  const roster = await readRoster(actor, { offeringId, as: 'page' }, now);
  return data(
    {
      title: t('offering.roster'),
      offering: { id, status, course, school },
      slots: slots.map(({ weekday, startMinute, endMinute }) => ({ weekday, startMinute, endMinute })),
      roster,
      now: now.toISOString(),
    },
    { headers: { 'cache-control': 'no-store' } },
  );
}

export default function Roster() {
  const { offering, slots, roster, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes']);
  const f = useFormat();
  const { rows, withheld } = roster;
  return (
    <>
      <OfferingHead
        offering={offering}
        actions={
          rows.length > 0 && (
            <>
              <PrintButton />
              <a
                href={`/provider/offerings/${offering.id}/roster.csv`}
                download
                className={buttonClass({ variant: 'secondary' })}
              >
                <Download aria-hidden className="size-[1.15em] shrink-0" />
                {t('provider:roster.csv')}
              </a>
            </>
          )
        }
      />
      <p className="mb-3 text-ink-soft tabular">
        {slots.map((slot) => f.slot(slot)).join(t('provider:separator'))}
        {' · '}
        {t('provider:roster.asOf', { when: f.instant(now) })}
      </p>
      {withheld > 0 && (
        <Notice tone="info" title={t('provider:roster.withheld', { count: withheld })} className="mb-4">
          {t('provider:roster.withheldWhy')}
        </Notice>
      )}
      {rows.length === 0 ? (
        <EmptyState icon={Users} title={t('provider:roster.empty')}>
          {t('provider:roster.emptyWhy')}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('provider:roster.caption', { count: rows.length })}
            captionShown
            rows={rows.map((row, index) => ({ ...row, number: index + 1 }))}
            rowKey={(row) => String(row.number)}
            columns={[
              {
                key: 'number',
                head: t('provider:roster.number'),
                align: 'end',
                cell: (row) => row.number,
                className: 'w-14',
              },
              { key: 'name', head: t('provider:roster.name'), rowHead: true, cell: (row) => row.name },
              {
                key: 'class',
                head: t('provider:roster.class'),
                cell: (row) => `${f.grade(row.grade)} ${row.className}`,
              },
              {
                key: 'mark',
                head: t('provider:roster.mark'),
                cell: () => null,
                className: 'hidden w-40 print:table-cell',
              },
            ]}
          />
          <p className="mt-3 text-sm text-ink-soft">{t('provider:roster.care')}</p>
        </>
      )}
    </>
  );
}
