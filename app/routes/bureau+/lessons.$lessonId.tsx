import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ReasonAct } from '~/components/lesson/act-forms';
import { LessonFactsCard } from '~/components/lesson/lesson-facts';
import { StageBadge } from '~/components/lesson/stage-badge';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { can } from '~/domain/access/actor';
import { lessonAct } from '~/forms/lesson/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat } from '~/i18n/use-format';
import { lessonPage } from '~/services/lesson/page.server';
import { reverseLesson } from '~/services/lesson/reverse.server';

export const handle = { i18n: ['bureau', 'lesson', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const seat = 'bureau';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'lesson.read');
  const lesson = await lessonPage(actor, { lessonId: params.lessonId ?? '', seat }, new Date());
  const t = await getT(request, 'lesson');
  return {
    title: pick(t('lng'), lesson.course.titleZh, lesson.course.titleEn),
    lesson,
    reverses: lesson.may.reverse && can(actor, 'lesson.reverse'),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  // Schools take lessons back as well, through a door of their own.
  await requireCan(request, 'bureau.enter');
  const actor = await requireCan(request, 'lesson.reverse');
  const form = await parseForm(request, lessonAct);
  if (!form.ok) return form.answer();
  if (form.value.act !== 'reverse') return form.answer({ refusals: [{ code: 'invalid_state' }] });
  const lessonId = params.lessonId ?? '';
  const outcome = await reverseLesson(actor, { lessonId, seat, reason: form.value.reason }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/lessons/${lessonId}`, { tone: 'done', key: 'lesson:flash.reversed' });
}

export default function Lesson() {
  const { title, lesson, reverses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('lesson');
  const f = useFormat();
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: `/bureau/lessons?date=${lesson.date}&school=${lesson.schoolId}`, label: t('day.title') },
              { label: title },
            ]}
          />
        }
        title={`${title} ${f.date(lesson.date)}`}
        actions={<StageBadge stage={lesson.stage} />}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <LessonFactsCard lesson={lesson} base="/bureau/lessons" />
      <p className="text-ink-soft">{t('page.counts', { count: lesson.counted })}</p>
      {reverses && <ReasonAct act="reverse" lastResult={answer?.result} />}
    </div>
  );
}
