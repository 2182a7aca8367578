import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Dices } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DrawTable } from '~/components/draw/draw-table';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { getT } from '~/http/locale.server';
import { publicDraws } from '~/services/draw/public.server';

export const handle = { i18n: ['public', 'draw'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const [t, draws] = await Promise.all([getT(request, 'draw'), publicDraws(now)]);
  return { title: t('list.title'), description: t('list.lead'), draws, now: now.toISOString() };
}

export default function Draws() {
  const { title, description, draws, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('draw');
  return (
    <div className="mx-auto max-w-5xl pb-10">
      <PageHead title={title} lead={description} />
      {draws.length === 0 ? (
        <EmptyState icon={Dices} title={t('list.empty')}>
          {t('list.emptyHint')}
        </EmptyState>
      ) : (
        <DrawTable draws={draws} base="/draws" now={now} caption={title} />
      )}
    </div>
  );
}
