import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CalendarCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LessonSection } from '~/components/lesson/board-lesson';
import { ConfirmWeeks } from '~/components/lesson/confirm-weeks';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { can } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { confirmMany } from '~/forms/lesson/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { lessonBoard } from '~/services/lesson/board.server';
import { confirmLessons } from '~/services/lesson/confirm.server';

export const handle = { i18n: ['school', 'lesson', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'school.enter');
  const now = new Date();
  const t = await getT(request, 'lesson');
  return {
    title: t('board.title'),
    lessons: await lessonBoard(actor, 'school', now),
    confirms: can(actor, 'lesson.confirm'),
    today: todayInShanghai(now),
  };
}

/** Confirms what is ticked, in one press a whole week. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'lesson.confirm');
  const form = await parseForm(request, confirmMany);
  if (!form.ok) return data({ nothing: true }, { status: 422 });
  const { confirmed, left } = await confirmLessons(actor, { lessonIds: form.value.lesson }, new Date());
  const some = { key: 'lesson:flash.confirmedSome', params: { confirmed, left } };
  const all = { key: 'lesson:flash.confirmedMany', params: { count: confirmed } };
  return redirectWithFlash('/school/lessons', {
    tone: left > 0 ? 'warn' : 'done',
    ...(left > 0 ? some : all),
  });
}

export default function Lessons() {
  const { title, lessons, confirms, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('lesson');
  const stage = (...stages: string[]) => lessons.filter((lesson) => stages.includes(lesson.stage));
  const settled = (lesson: { stage: string }) =>
    !['to_report', 'to_confirm', 'disputed', 'answered'].includes(lesson.stage);
  const on = (from: string, to: string) =>
    lessons.filter((lesson) => lesson.date >= from && lesson.date <= to && settled(lesson));
  return (
    <>
      <PageHead title={title} lead={t('board.schoolLead')} />
      {answer?.nothing && (
        <Notice tone="warn" live className="mb-4">
          {t('confirm.none')}
        </Notice>
      )}
      {lessons.length === 0 && (
        <EmptyState icon={CalendarCheck} title={t('board.nothing')}>
          {t('board.nothingWhy')}
        </EmptyState>
      )}
      <div className="grid gap-8">
        <LessonSection title={t('board.today')} lessons={on(today, today)} seat="school" />
        <LessonSection
          title={t('board.disputedSchool')}
          lessons={stage('disputed', 'answered')}
          seat="school"
        />
        {confirms ? (
          <ConfirmWeeks lessons={stage('to_confirm')} />
        ) : (
          <LessonSection title={t('board.waiting')} lessons={stage('to_confirm')} seat="school" />
        )}
        <LessonSection title={t('board.toReportSchool')} lessons={stage('to_report')} seat="school" />
        <LessonSection
          title={t('board.week')}
          lessons={on(addDays(today, 1), addDays(today, 7))}
          seat="school"
        />
        <LessonSection
          title={t('board.recent')}
          lessons={on(addDays(today, -1), addDays(today, -1))}
          seat="school"
        />
      </div>
    </>
  );
}
