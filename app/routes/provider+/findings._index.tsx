import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FindingsTable } from '~/components/findings/desk-tables';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { todayInShanghai } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownFindings } from '~/services/findings/one.server';

export const handle = { i18n: ['findings', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'finding.answer');
  const now = new Date();
  const t = await getT(request, 'findings');
  return {
    title: t('own.title'),
    rows: await ownFindings(actor),
    now: now.toISOString(),
    today: todayInShanghai(now),
  };
}

export default function OwnFindings() {
  const { rows, now, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation('findings');
  return (
    <>
      <PageHead title={t('own.title')} lead={t('own.lead')} />
      {rows.length === 0 ? (
        <EmptyState title={t('own.emptyTitle')}>{t('own.empty')}</EmptyState>
      ) : (
        <FindingsTable rows={rows} to={(id) => `/provider/findings/${id}`} now={now} today={today} />
      )}
    </>
  );
}
