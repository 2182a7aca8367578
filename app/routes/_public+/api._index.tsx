import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { operationGroups } from '~/api/reference.server';
import { MethodAndPath } from '~/components/api/method-and-path';
import { pageMeta } from '~/components/shell/page-meta';
import { useRootData } from '~/components/shell/root-data';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { getLocale, getT } from '~/http/locale.server';
import { API_NAMES } from '~/i18n/api-names';

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request }: LoaderFunctionArgs) {
  const [t, lng] = await Promise.all([getT(request, 'api'), getLocale(request)]);
  return {
    title: t('reference.title'),
    description: t('reference.lead'),
    groups: operationGroups(lng),
  };
}

const FIRST = ['address', 'token', 'language', 'key', 'paging', 'problems', 'rate', 'cors'] as const;

export default function Reference() {
  const { title, description, groups } = useLoaderData<typeof loader>();
  const { t } = useTranslation('api');
  const demo = useRootData()?.demo;
  return (
    <div className="grid gap-6 pb-10">
      <PageHead
        title={title}
        lead={description}
        actions={
          <>
            <ButtonLink to="/account/tokens" variant="primary">
              {t('reference.tokens')}
            </ButtonLink>
            <ButtonLink to="/api/problems">{t('reference.problems')}</ButtonLink>
            <ButtonLink to={API_NAMES.document} reloadDocument>
              {t('reference.document', API_NAMES)}
            </ButtonLink>
          </>
        }
      />
      <Card as="section" title={t('reference.startTitle')}>
        <ul className="grid max-w-[75ch] list-disc gap-1.5 ps-5">
          {FIRST.map((part) => (
            <li key={part}>{t(`reference.start.${part}`, API_NAMES)}</li>
          ))}
          {demo && <li>{t('reference.demo', API_NAMES)}</li>}
        </ul>
      </Card>
      {groups.map(({ tag, title: name, operations }) => (
        <section key={tag} aria-labelledby={`group-${tag}`} className="grid gap-2">
          <h2 id={`group-${tag}`} className="text-xl">
            {name}
          </h2>
          <ul className="grid gap-2 md:grid-cols-2">
            {operations.map((operation) => (
              <li key={operation.id}>
                <Link
                  to={`/api/operations/${operation.id}`}
                  className="grid h-full content-start gap-1 rounded-card bg-surface p-3 no-underline shadow-lift hover:shadow-float"
                >
                  <span className="font-semibold">{operation.summary}</span>
                  <MethodAndPath {...operation} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
