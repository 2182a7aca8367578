import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { SubmitButton } from '~/components/ui/button';
import { categoryLook } from '~/components/ui/category-tag';
import { RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextField } from '~/components/ui/text-fields';
import { CATEGORIES } from '~/domain/states';
import { newCourseForm } from '~/forms/provider/course';
import { requireCan } from '~/http/actor.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { emptyCourse, saveCourseDraft } from '~/services/course/save-draft.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'course.write');
  const t = await getT(request, 'provider');
  return { title: t('courses.new') };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'course.write');
  const form = await parseForm(request, newCourseForm);
  if (!form.ok) return form.answer();
  const outcome = await saveCourseDraft(actor, { ...emptyCourse, ...form.value, courseId: null }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirect(`/provider/courses/${outcome.courseId}/edit`);
}

export default function NewCourse() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const [form, fields] = useForm<{ category: string; titleZh: string; titleEn: string }>({
    lastResult: answer?.result,
  });
  const labels = {
    titleZh: t('provider:course.titleZh'),
    titleEn: t('provider:course.titleEn'),
    category: t('provider:course.category'),
  };
  return (
    <FormPage
      title={title}
      lead={t('provider:courses.newLead')}
      back={[{ to: '/provider/courses', label: t('provider:courses.title') }]}
    >
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <TextField meta={fields.titleZh} label={labels.titleZh} hint={t('provider:course.titleHint')} />
        <TextField
          meta={fields.titleEn}
          label={labels.titleEn}
          hint={t('provider:course.laterHint')}
          optional
        />
        <RadioGroupField
          meta={fields.category}
          label={labels.category}
          options={CATEGORIES.map((category) => ({
            value: category,
            label: t(`codes:category.${category}`),
            icon: categoryLook[category].icon,
          }))}
        />
        <SubmitButton icon={ArrowRight} className="justify-self-start">
          {t('common:action.continue')}
        </SubmitButton>
      </Form>
    </FormPage>
  );
}
