import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { OfferNotices } from '~/components/waiting/offer-notices';
import { WaitingCard } from '~/components/waiting/waiting-card';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownLines } from '~/services/waiting/own-lines.server';

export const handle = { i18n: ['waiting'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'waiting.write');
  const now = new Date();
  const [t, lines] = [await getT(request, 'waiting'), await ownLines(actor, now)];
  const open = lines.live.filter(
    ({ status, offerUntil }) => status === 'offered' && offerUntil !== null && offerUntil > now.toISOString(),
  );
  return { title: t('title'), ...lines, open, now: now.toISOString() };
}

export default function Waiting() {
  const { title, live, past, open, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('waiting');
  return (
    <div className="mx-auto grid max-w-3xl gap-6 pb-10">
      <PageHead title={title} lead={t('lead')} />
      <OfferNotices offers={open} />
      {live.length === 0 ? (
        <EmptyState icon={Hourglass} title={t('empty')} action={<ButtonLink to="/">{t('find')}</ButtonLink>}>
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {live.map((line) => (
            <WaitingCard key={line.id} line={line} now={now} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <section className="grid gap-3">
          <h2 className="text-lg">{t('past')}</h2>
          <ul className="grid gap-3 sm:grid-cols-2">
            {past.map((line) => (
              <WaitingCard key={line.id} line={line} now={now} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
