import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ExpiryTable } from '~/components/expiry/expiry-table';
import { ExpiryTotals } from '~/components/expiry/expiry-totals';
import { TouchedLessons } from '~/components/expiry/touched-lessons';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { expiriesHere } from '~/services/expiry/queries.server';

export const handle = { i18n: ['expiry', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'offering.open');
  const t = await getT(request, 'expiry');
  return { title: t('school.title'), board: await expiriesHere(actor, new Date()) };
}

export default function Expiries() {
  const { title, board } = useLoaderData<typeof loader>();
  const { t } = useTranslation('expiry');
  return (
    <>
      <PageHead title={title} lead={t('school.lead')} />
      {board.rows.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t('empty.title')}>
          {t('empty.school')}
        </EmptyState>
      ) : (
        <>
          <ExpiryTotals totals={board.totals} />
          <ExpiryTable rows={board.rows} />
          <TouchedLessons
            rows={board.rows}
            classTo={({ id }) => `/school/offerings/${id}`}
            childrenTo={({ id, children }) => (children > 0 ? `/school/offerings/${id}` : null)}
          />
        </>
      )}
    </>
  );
}
