import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { operationPage } from '~/api/reference.server';
import { CodeBlock } from '~/components/api/code-block';
import { FieldTable, ParameterTable } from '~/components/api/field-tables';
import { MethodAndPath } from '~/components/api/method-and-path';
import { TryOperation } from '~/components/api/try-operation';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { getLocale } from '~/http/locale.server';

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.summary, description: data?.description });

export async function loader({ request, params }: LoaderFunctionArgs) {
  return operationPage(params.operationId ?? '', await getLocale(request));
}

export default function OperationPage() {
  const of = useLoaderData<typeof loader>();
  const { t } = useTranslation('api');
  return (
    <div className="grid gap-5 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: '/api', label: t('reference.title') }, { label: of.summary }]} />}
        title={of.summary}
        lead={of.description}
      />
      <div className="flex flex-wrap items-center gap-3">
        <MethodAndPath method={of.method} path={`/api/v1${of.path}`} large />
        <Badge tone={of.scope ? 'warn' : 'done'}>
          {of.scope ? t('reference.scopeNeeded', { scope: of.scope }) : t('reference.scopeNone')}
        </Badge>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          {of.parameters.length > 0 && (
            <Card as="section" title={t('reference.parameters')}>
              <ParameterTable rows={of.parameters} />
            </Card>
          )}
          {of.body && (
            <Card as="section" title={t('reference.body')}>
              {of.body.rows.length > 0 && <FieldTable rows={of.body.rows} />}
              <h3 className="text-base font-semibold">{t('reference.example')}</h3>
              <CodeBlock label={t('reference.example')} text={of.body.example} />
            </Card>
          )}
          <Card
            as="section"
            title={t('reference.answer')}
            aside={<Badge tone="done">{String(of.answer.status)}</Badge>}
          >
            {of.answer.example === null ? (
              <p>{t('reference.noBody')}</p>
            ) : (
              <>
                <FieldTable rows={of.answer.rows} />
                <h3 className="text-base font-semibold">{t('reference.example')}</h3>
                <CodeBlock label={t('reference.example')} text={of.answer.example} />
              </>
            )}
          </Card>
        </div>
        <div className="grid min-w-0 gap-4">
          <TryOperation key={of.id} operation={of} />
          <Card as="section" title={t('reference.problemsOf')}>
            <ul className="grid gap-2">
              {of.problems.map(({ code, status, detail }) => (
                <li key={code} className="grid gap-0.5">
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <span className="text-sm text-ink-soft tabular">{status}</span>
                    <Link to={`/api/problems#${code}`} className="break-all font-mono text-sm" lang="en">
                      {code}
                    </Link>
                  </span>
                  <span className="text-sm text-ink-soft">{detail}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </div>
  );
}
