import { useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { ArrowRight, BookOpenCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SchoolSelect } from '~/components/planning/school-select';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { SelectField } from '~/components/ui/text-fields';
import { startPlanForm } from '~/forms/provider/start-plan';
import { requireCan } from '~/http/actor.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { plannableCourses } from '~/services/course/queries.server';
import { schoolChoices } from '~/services/planning/queries.server';
import { startPlan } from '~/services/planning/start.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const t = await getT(request, 'provider');
  const [courses, towns] = await Promise.all([plannableCourses(actor), schoolChoices()]);
  const chosen = new URL(request.url).searchParams.get('course');
  return { title: t('offerings.new'), courses, towns, chosen };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const form = await parseForm(request, startPlanForm);
  if (!form.ok) return form.answer();
  const outcome = await startPlan(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirect(`/provider/offerings/${outcome.offeringId}/edit`);
}

export default function NewOffering() {
  const { title, courses, towns, chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'common']);
  const f = useFormat();
  const lng = useLng();
  const [form, fields] = useForm<{ courseId: string; schoolId: string }>({
    lastResult: answer?.result,
    defaultValue: { courseId: chosen ?? (courses.length === 1 ? courses[0]?.id : '') },
  });
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/provider/offerings', label: t('provider:offerings.title') }, { label: title }]}
          />
        }
        title={title}
        lead={t('provider:offerings.newLead')}
      />
      {courses.length === 0 ? (
        <EmptyState
          icon={BookOpenCheck}
          title={t('provider:offerings.noCourse')}
          action={<ButtonLink to="/provider/courses">{t('provider:offerings.toCourses')}</ButtonLink>}
        >
          {t('provider:offerings.noCourseWhy')}
        </EmptyState>
      ) : (
        <Card className="max-w-2xl">
          <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="grid gap-5">
            <RefusalNotice refusals={answer?.refusals} />
            <SelectField
              meta={fields.courseId}
              label={t('provider:offerings.course')}
              hint={t('provider:offerings.courseHint')}
              options={courses.map((course) => ({
                value: course.id,
                label: `${pick(lng, course.titleZh, course.titleEn)} · ${f.grades(course.grades)}`,
              }))}
            />
            <SchoolSelect meta={fields.schoolId} label={t('provider:offerings.school')} towns={towns} />
            <SubmitButton icon={ArrowRight} className="justify-self-start">
              {t('common:action.continue')}
            </SubmitButton>
          </Form>
        </Card>
      )}
    </>
  );
}
