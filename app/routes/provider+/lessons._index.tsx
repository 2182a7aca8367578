import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LessonSection } from '~/components/lesson/board-lesson';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { lessonBoard } from '~/services/lesson/board.server';

export const handle = { i18n: ['provider', 'lesson', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'provider.enter');
  const now = new Date();
  const t = await getT(request, 'lesson');
  return {
    title: t('board.title'),
    lessons: await lessonBoard(actor, 'provider', now),
    today: todayInShanghai(now),
  };
}

/** What waits for a word comes first, then today and the week. */
export default function Lessons() {
  const { title, lessons, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation('lesson');
  const stage = (...stages: string[]) => lessons.filter((lesson) => stages.includes(lesson.stage));
  const settled = (lesson: { stage: string }) =>
    !['to_report', 'to_confirm', 'disputed', 'answered'].includes(lesson.stage);
  const on = (from: string, to: string) =>
    lessons.filter((lesson) => lesson.date >= from && lesson.date <= to && settled(lesson));
  return (
    <>
      <PageHead title={title} lead={t('board.providerLead')} />
      {lessons.length === 0 && (
        <EmptyState icon={CalendarCheck} title={t('board.nothing')}>
          {t('board.nothingWhy')}
        </EmptyState>
      )}
      <div className="grid gap-8">
        <LessonSection title={t('board.disputed')} lessons={stage('disputed')} seat="provider" />
        <LessonSection
          title={t('board.toReport')}
          lead={t('board.toReportLead')}
          lessons={stage('to_report')}
          seat="provider"
        />
        <LessonSection title={t('board.today')} lessons={on(today, today)} seat="provider" />
        <LessonSection
          title={t('board.week')}
          lessons={on(addDays(today, 1), addDays(today, 7))}
          seat="provider"
        />
        <LessonSection
          title={t('board.waiting')}
          lead={t('board.waitingLead')}
          lessons={stage('to_confirm', 'answered')}
          seat="provider"
        />
        <LessonSection
          title={t('board.recent')}
          lessons={on(addDays(today, -1), addDays(today, -1))}
          seat="provider"
        />
      </div>
    </>
  );
}
