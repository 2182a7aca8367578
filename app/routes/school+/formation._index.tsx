import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClassesTable } from '~/components/formation/classes-table';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { classesInQuestion } from '~/services/formation/list.server';

export const handle = { i18n: ['school', 'formation', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Classes with too few children: what waits for the school, and what soon may. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'formation.decide');
  const now = new Date();
  const t = await getT(request, 'formation');
  return { title: t('list.title'), ...(await classesInQuestion(actor, now)), now: now.toISOString() };
}

export default function Formation() {
  const { title, toDecide, asking, soon, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('formation');
  return (
    <>
      <PageHead title={title} lead={t('list.lead')} />
      <section aria-labelledby="to-decide" className="mb-8 grid gap-3">
        <h2 id="to-decide" className="text-lg">
          {t('list.toDecide')}
        </h2>
        {toDecide.length === 0 ? (
          <EmptyState icon={UsersRound} title={t('list.emptyTitle')} level={3}>
            {t('list.empty')}
          </EmptyState>
        ) : (
          <>
            <Notice tone="warn">{t('silence')}</Notice>
            <ClassesTable
              caption={t('list.toDecide')}
              rows={toDecide}
              to={(id) => `/school/formation/${id}`}
              now={now}
            />
          </>
        )}
      </section>
      {asking.length > 0 && (
        <section aria-labelledby="asking" className="mb-8 grid gap-3">
          <h2 id="asking" className="text-lg">
            {t('list.asking')}
          </h2>
          <p className="text-sm text-ink-soft">{t('list.askingHint')}</p>
          <ClassesTable
            caption={t('list.asking')}
            rows={asking}
            to={(id) => `/school/formation/${id}`}
            now={now}
          />
        </section>
      )}
      {soon.length > 0 && (
        <section aria-labelledby="soon" className="grid gap-3">
          <h2 id="soon" className="text-lg">
            {t('list.soon')}
          </h2>
          <p className="text-sm text-ink-soft">{t('list.soonHint')}</p>
          <ClassesTable
            caption={t('list.soon')}
            rows={soon}
            to={(id) => `/school/offerings/${id}`}
            now={now}
          />
        </section>
      )}
    </>
  );
}
