import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useChildWhere } from '~/components/aid/child-cell';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, SelectField } from '~/components/ui/text-fields';
import { ENDING_REASONS } from '~/domain/aid/entitlement';
import { todayInShanghai } from '~/domain/calendar';
import { endingForm } from '~/forms/aid/entitlement';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { endEntitlement } from '~/services/aid/end-entitlement.server';
import { entitlementPage } from '~/services/aid/entitlements.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const now = new Date();
  const [t, found] = await Promise.all([
    getT(request, 'aid'),
    entitlementPage(actor, params.entitlementId ?? '', now),
  ]);
  return { title: t('entitlements.one'), found, today: todayInShanghai(now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const entitlementId = params.entitlementId ?? '';
  const form = await parseForm(request, endingForm);
  if (!form.ok) return form.answer();
  const outcome = await endEntitlement(actor, { ...form.value, entitlementId }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/bureau/entitlements', { tone: 'done', key: 'aid:flash.ended' });
}

export default function Entitlement() {
  const { title, found, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const where = useChildWhere();
  const [form, fields] = useForm<{ lastDay: string; reason: string }>({
    lastResult: answer?.result,
    defaultValue: { lastDay: today },
  });
  const labels = { lastDay: t('aid:entitlements.lastDay'), reason: t('aid:entitlements.reason') };
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/entitlements', label: t('aid:entitlements.title') }, { label: title }]}
          />
        }
        title={title}
      />
      <div className="grid max-w-2xl gap-5">
        <Card as="section" title={found.child.name}>
          <DefinitionList
            items={[
              { term: t('aid:entitlements.filter.school'), detail: where(found.child) },
              { term: t('aid:entitlements.class'), detail: t(`codes:entitlementClass.${found.class}`) },
              {
                term: t('aid:entitlements.dates'),
                detail: f.dateRange(found.from, found.to, { year: true }),
              },
              { term: t('aid:entitlements.source'), detail: t(`codes:entitlementSource.${found.source}`) },
              { term: t('aid:entitlements.registered'), detail: f.instant(found.createdAt) },
              {
                term: t('aid:entitlements.placesHead'),
                detail: t('aid:entitlements.places', { count: found.places }),
              },
              {
                term: t('aid:entitlements.claim'),
                detail: found.claimId && (
                  <Link to={`/bureau/entitlements/claims/${found.claimId}`}>
                    {t('aid:entitlements.openClaim')}
                  </Link>
                ),
              },
            ]}
          />
        </Card>
        {found.to < today ? (
          <Notice>{t('aid:entitlements.over')}</Notice>
        ) : (
          <Card as="section" title={t('aid:entitlements.endTitle')}>
            <p className="text-sm text-ink-soft">{t('aid:entitlements.endText')}</p>
            <Form method="post" {...getFormProps(form)} className="grid gap-4">
              <RefusalNotice refusals={answer?.refusals} title={t('aid:refused')} />
              <ErrorSummary form={form} fields={fields} labels={labels} />
              <DateField meta={fields.lastDay} label={labels.lastDay} min={today} max={found.to} />
              <SelectField
                meta={fields.reason}
                label={labels.reason}
                options={ENDING_REASONS.map((reason) => ({
                  value: reason,
                  label: t(`aid:entitlements.reasons.${reason}`),
                }))}
              />
              <SubmitButton variant="danger" className="justify-self-start">
                {t('aid:entitlements.endButton')}
              </SubmitButton>
            </Form>
          </Card>
        )}
      </div>
    </>
  );
}
