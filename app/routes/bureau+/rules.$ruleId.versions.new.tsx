import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DraftForm } from '~/components/findings/draft-form';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { draftForm } from '~/forms/rules/draft';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { draftRuleVersion, ruleToDraft } from '~/services/rules/draft.server';

export const handle = { i18n: ['findings', 'rules', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Time for everybody to adjust. */
const USUAL_DAYS = 30;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCan(request, 'rule.write');
  const version = await ruleToDraft(params.ruleId ?? '');
  const t = await getT(request, 'findings');
  return {
    title: t('rules.form.title', { rule: version.rule }),
    version,
    suggestedFrom: addDays(todayInShanghai(new Date()), USUAL_DAYS),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'rule.write');
  const before = await ruleToDraft(params.ruleId ?? '');
  const form = await parseForm(request, draftForm(before.params));
  if (!form.ok) return form.answer();
  const outcome = await draftRuleVersion(actor, { ruleId: before.rule, ...form.value }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/rules/${before.rule}/versions/${outcome.version}`, {
    tone: 'done',
    key: 'findings:rules.flash.saved',
  });
}

export default function NewRuleVersion() {
  const { title, version, suggestedFrom } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('findings');
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/bureau/rules', label: t('rules.title') }, { label: title }]} />}
        title={title}
        lead={t('rules.form.lead')}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <div className="mt-4 max-w-3xl">
        <DraftForm version={version} suggestedFrom={suggestedFrom} lastResult={answer?.result} />
      </div>
    </>
  );
}
