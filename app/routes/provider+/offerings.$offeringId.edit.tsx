import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PlanForm } from '~/components/planning/plan-form';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { Notice } from '~/components/ui/notice';
import { planDraft, planText, readPlan } from '~/forms/provider/plan';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { planEditor } from '~/services/planning/queries.server';
import { savePlan } from '~/services/planning/save.server';
import { submitPlan } from '~/services/planning/submit.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const lng = await getLocale(request);
  const t = await getT(lng, 'provider');
  const offeringId = params.offeringId ?? '';
  const now = new Date();
  const editor = await planEditor(actor, { offeringId, lng }, now);
  if (!editor.writable) throw redirect(`/provider/offerings/${offeringId}`);
  return { title: t('plan.title'), editor, text: planText(editor.draft), now: now.toISOString() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const lng = await getLocale(request);
  const offeringId = params.offeringId ?? '';
  const typed = await request.formData();
  const text = readPlan(typed);
  const plan = { offeringId, draft: planDraft(text), lng };
  const sending = typed.get('intent') === 'submit';
  const outcome = await (sending ? submitPlan : savePlan)(actor, plan, new Date());
  if (outcome.kind === 'refused') return data({ text, refusals: outcome.refusals }, { status: 422 });
  return sending
    ? redirectWithFlash(`/provider/offerings/${offeringId}`, { tone: 'done', key: 'provider:flash.planSent' })
    : redirectWithFlash(`/provider/offerings/${offeringId}/edit`, {
        tone: 'done',
        key: 'provider:flash.planSaved',
      });
}

export default function EditPlan() {
  const { title, editor, text, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const lng = useLng();
  const { course, school } = editor;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/provider/offerings', label: t('provider:offerings.title') }, { label: title }]}
          />
        }
        title={pick(lng, course.titleZh, course.titleEn)}
        lead={
          <span className="flex flex-wrap items-center gap-2">
            {pick(lng, school.nameZh, school.nameEn)}
            <CategoryTag category={course.category} />
            <StatusBadge state={editor.status}>{t(`codes:offering.${editor.status}`)}</StatusBadge>
          </span>
        }
        actions={
          <Form method="post" action={`/provider/offerings/${editor.id}/removal`}>
            <SubmitButton
              variant="quiet"
              icon={Trash2}
              formAction={`/provider/offerings/${editor.id}/removal`}
            >
              {t('provider:plan.discard')}
            </SubmitButton>
          </Form>
        }
      />
      {editor.status === 'refused' && (
        <Notice tone="warn" title={t('provider:plan.refusedTitle')} className="mb-5">
          <p>{editor.refusalReason}</p>
          <p className="mt-1">{t('provider:plan.refusedWhat')}</p>
        </Notice>
      )}
      <PlanForm
        key={editor.id}
        desk={editor.desk}
        text={answer?.text ?? text}
        gradeChoices={editor.gradeChoices}
        dayNames={editor.dayNames}
        outspoken={!editor.untouched || answer !== undefined}
        refused={answer?.refusals ?? []}
        now={new Date(now)}
      />
    </>
  );
}
