import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MergePreview } from '~/components/formation/merge-preview';
import { ReasonForm } from '~/components/formation/reason-form';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { mergeDecision } from '~/forms/formation/decision';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { mergeClass } from '~/services/formation/merge-class.server';
import { formationPage, mergePage } from '~/services/formation/queries.server';

export const handle = { i18n: ['school', 'formation', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** What merging a class into another would do, before it is done; without a chosen one it says where to choose. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'formation.decide');
  const now = new Date();
  const t = await getT(request, 'formation');
  const offeringId = params.offeringId ?? '';
  const intoId = new URL(request.url).searchParams.get('into');
  const title = t('merge.page');
  if (!intoId) return { title, merge: null, of: (await formationPage(actor, offeringId, now)).of };
  const merge = await mergePage(actor, { offeringId, intoId }, now);
  return { title, merge, of: merge.from };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'formation.decide');
  const offeringId = params.offeringId ?? '';
  const form = await parseForm(request, mergeDecision);
  if (!form.ok) return form.answer();
  const { into: intoId, seen, reason } = form.value;
  const outcome = await mergeClass(actor, { offeringId, intoId, seen, reason }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/school/formation', {
    tone: 'done',
    key: 'formation:flash.merged',
    params: { count: outcome.moved },
  });
}

export default function MergeOfClass() {
  const { title, merge, of } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('formation');
  const lng = useLng();
  const back = `/school/formation/${of.id}`;
  const moved = merge?.rows.filter(({ reason }) => reason === null).length ?? 0;
  const changed = answer?.refusals.some(({ code }) => code === 'changed_meanwhile');
  return (
    <div className="grid max-w-4xl gap-5">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/school/formation', label: t('list.title') },
              { to: back, label: pick(lng, of.titleZh, of.titleEn) },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={t('merge.lead')}
        actions={<ButtonLink to={back}>{t('merge.back')}</ButtonLink>}
      />
      {changed ? (
        <Notice tone="warn" live>
          {t('changed')}
        </Notice>
      ) : (
        <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      )}
      {merge === null ? (
        <Notice tone="info">{t('merge.choose')}</Notice>
      ) : merge.not !== null ? (
        <Notice tone="info">{t(`not.${merge.not}`)}</Notice>
      ) : merge.refusals.length > 0 ? (
        <RefusalNotice refusals={merge.refusals} title={t('merge.cannot')} />
      ) : (
        <>
          <MergePreview from={merge.from} into={merge.into} rows={merge.rows} />
          {moved > 0 && (
            <Card>
              <p className="text-sm text-ink-soft">{t('merge.hint')}</p>
              <ReasonForm
                id="merge"
                hidden={{ into: merge.into.id, seen: merge.stamp }}
                label={t('merge.reason')}
                hint={t('merge.reasonHint')}
                button={t('merge.button', { count: moved })}
                lastResult={answer?.result}
              />
            </Card>
          )}
        </>
      )}
    </div>
  );
}
