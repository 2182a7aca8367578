import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Dices, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DrawTable } from '~/components/draw/draw-table';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { can } from '~/domain/access/actor';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { publicDraws } from '~/services/draw/public.server';

export const handle = { i18n: ['draw'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'draw.read');
  const now = new Date();
  const [t, draws] = await Promise.all([getT(request, 'draw'), publicDraws(now)]);
  return { title: t('bureau.title'), draws, mayHold: can(actor, 'draw.hold'), now: now.toISOString() };
}

export default function BureauDraws() {
  const { title, draws, mayHold, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('draw');
  const add = mayHold && (
    <ButtonLink to="/bureau/draws/new" variant="primary" icon={Plus}>
      {t('bureau.announce')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={title} lead={t('bureau.lead')} actions={draws.length > 0 && add} />
      {draws.length === 0 ? (
        <EmptyState icon={Dices} title={t('bureau.empty')} action={add}>
          {t('bureau.emptyHint')}
        </EmptyState>
      ) : (
        <DrawTable draws={draws} base="/bureau/draws" now={now} caption={title} />
      )}
    </>
  );
}
