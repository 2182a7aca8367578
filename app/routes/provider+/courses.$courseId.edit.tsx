import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CourseForm } from '~/components/provider/course-form';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { courseEditable } from '~/domain/course/states';
import { courseForm } from '~/forms/provider/course';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { courseRules, ownCourse } from '~/services/course/queries.server';
import { saveCourseDraft } from '~/services/course/save-draft.server';
import { submitCourse } from '~/services/course/submit.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'course.write');
  const t = await getT(request, 'provider');
  const course = await ownCourse(actor, params.courseId ?? '');
  if (!courseEditable(course.status)) throw redirect(`/provider/courses/${course.id}`);
  return {
    title: t('course.edit'),
    /** Changes with each save: the form then begins anew from what was kept. */
    version: course.updatedAt,
    status: course.status,
    reasons: course.reasons,
    rules: await courseRules(new Date()),
    values: {
      category: course.category,
      titleZh: course.titleZh,
      titleEn: course.titleEn,
      summaryZh: course.summaryZh,
      summaryEn: course.summaryEn,
      syllabusZh: course.syllabusZh.join('\n'),
      syllabusEn: course.syllabusEn.join('\n'),
      materialsZh: course.materialsZh,
      materialsEn: course.materialsEn,
      grades: course.grades.map(String),
      groupMax: course.groupMax === null ? '' : String(course.groupMax),
      roomKinds: course.roomKinds,
      minAreaM2: course.minAreaM2 === null ? '' : String(course.minAreaM2),
      equipment: course.equipment,
      assessment: course.assessment,
      promises: course.promises,
      homeworkMinutes: course.homeworkMinutes === null ? '' : String(course.homeworkMinutes),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'course.write');
  const courseId = params.courseId ?? '';
  const form = await parseForm(request, courseForm);
  if (!form.ok) return form.answer();
  const { intent, ...course } = form.value;
  const sending = intent === 'submit';
  const outcome = await (sending ? submitCourse : saveCourseDraft)(
    actor,
    { ...course, courseId },
    new Date(),
  );
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const doubtful = 'doubtful' in outcome && Number(outcome.doubtful) > 0;
  return sending
    ? redirectWithFlash(`/provider/courses/${courseId}`, {
        tone: 'done',
        key: doubtful ? 'provider:flash.courseSentDoubtful' : 'provider:flash.courseSent',
      })
    : redirectWithFlash(`/provider/courses/${courseId}/edit`, {
        tone: 'done',
        key: 'provider:flash.courseSaved',
      });
}

export default function EditCourse() {
  const { title, version, status, reasons, rules, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/provider/courses', label: t('courses.title') }, { label: title }]} />
        }
        title={title}
        lead={t('course.editLead')}
      />
      {reasons && (
        <Notice tone="warn" title={t('course.returnedTitle')} className="mb-5 max-w-3xl">
          <p className="whitespace-pre-line">{reasons}</p>
        </Notice>
      )}
      <CourseForm key={version} values={values} rules={rules} answer={answer} again={status === 'returned'} />
    </>
  );
}
