import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Dices } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { DrawCard } from '~/components/wishes/draw-card';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { childrenOf } from '~/services/children/queries.server';
import { ownWishLists } from '~/services/wishes/own-wish-lists.server';

export const handle = { i18n: ['wishes', 'parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Every draw that a family can wish in, and those in which it has. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'wish.write');
  const t = await getT(request, 'wishes');
  const [draws, children] = await Promise.all([ownWishLists(actor, new Date()), childrenOf(actor)]);
  return { title: t('title'), draws, children: children.map(({ id, name }) => ({ id, name })) };
}

export default function Wishes() {
  const { title, draws, children } = useLoaderData<typeof loader>();
  const { t } = useTranslation('wishes');
  return (
    <div className="mx-auto max-w-2xl pb-10">
      <PageHead title={title} lead={t('lead')} />
      {draws.length === 0 ? (
        <EmptyState
          icon={Dices}
          title={t('empty.title')}
          action={<ButtonLink to="/">{t('empty.action')}</ButtonLink>}
        >
          {t('empty.body')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {draws.map((draw) => (
            <DrawCard key={draw.id} draw={draw} childless={children} />
          ))}
        </ul>
      )}
    </div>
  );
}
