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
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { countyExpiries } from '~/services/expiry/queries.server';

export const handle = { i18n: ['expiry', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'overview.read');
  const t = await getT(request, 'expiry');
  return { title: t('bureau.title'), board: await countyExpiries(new Date()) };
}

/** A class that has a page families see, which the bureau reads too. */
function isPublic(status: string): boolean {
  return PUBLIC_OFFERING_STATUSES.some((each) => each === status);
}

export default function Expiries() {
  const { title, board } = useLoaderData<typeof loader>();
  const { t } = useTranslation('expiry');
  return (
    <>
      <PageHead title={title} lead={t('bureau.lead')} />
      {board.rows.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t('empty.title')}>
          {t('empty.bureau')}
        </EmptyState>
      ) : (
        <>
          <ExpiryTotals totals={board.totals} />
          <ExpiryTable
            rows={board.rows}
            providerTo={({ provider }) =>
              provider.listingId ? `/bureau/listings/${provider.listingId}` : null
            }
          />
          <TouchedLessons
            rows={board.rows}
            classTo={({ id, status }) => (isPublic(status) ? `/offerings/${id}` : null)}
          />
        </>
      )}
    </>
  );
}
