import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemLines } from '~/api/reference.server';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { getLocale, getT } from '~/http/locale.server';

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

/** What the `type` of a problem leads to. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [t, lng] = await Promise.all([getT(request, 'api'), getLocale(request)]);
  return { title: t('problemsPage.title'), description: t('problemsPage.lead'), ...problemLines(lng) };
}

export default function Problems() {
  const { title, description, protocol, refusals } = useLoaderData<typeof loader>();
  const { t } = useTranslation('api');
  return (
    <div className="grid gap-5 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: '/api', label: t('reference.title') }, { label: title }]} />}
        title={title}
        lead={description}
      />
      <Card as="section" title={t('problemsPage.protocol')}>
        <Lines rows={protocol} titled />
      </Card>
      <Card as="section" title={t('problemsPage.refusals')}>
        <p className="text-ink-soft">{t('problemsPage.refusalsLead')}</p>
        <Lines rows={refusals} />
      </Card>
    </div>
  );
}

type Line = { code: string; status: number; title: string; detail: string };

function Lines({ rows, titled }: { rows: readonly Line[]; titled?: boolean }) {
  const { t } = useTranslation('api');
  return (
    <dl className="grid gap-3">
      {rows.map(({ code, status, title, detail }) => (
        <div key={code} id={code} className="scroll-mt-4 border-t border-line pt-3 target:bg-accent-soft">
          <dt className="flex flex-wrap items-baseline gap-x-3">
            <span className="break-all font-mono text-sm font-semibold" lang="en">
              {code}
            </span>
            <span className="text-sm text-ink-soft tabular">{t('problemsPage.status', { status })}</span>
          </dt>
          <dd>
            {titled && <span className="block font-semibold">{title}</span>}
            {detail}
          </dd>
        </div>
      ))}
    </dl>
  );
}
