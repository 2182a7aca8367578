import { useTranslation } from 'react-i18next';
import { buttonClass } from '~/components/ui/button';
import { CategoryTag } from '~/components/ui/category-tag';
import type { LessonStage } from '~/domain/lesson/stage';
import type { AttendanceState, Category } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { StageBadge } from './stage-badge';

type Names = { nameZh: string; nameEn: string };

export interface LessonView {
  id: string;
  number: number;
  date: string;
  startMinute: number;
  endMinute: number;
  stage: LessonStage;
  course: { titleZh: string; titleEn: string; category: Category; provider: Names };
  school: Names;
  room: Names | null;
  leads: readonly Names[];
  children: number;
  marks: Record<AttendanceState, number>;
  disputeReason: string | null;
  canceledWhy: string | null;
  answerBy: string | null;
}

/** When, what, where, and how many were there; the same on the board and beside a box to tick. */
export function LessonLine({ lesson, seat }: { lesson: LessonView; seat: 'provider' | 'school' }) {
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const lng = useLng();
  const { present, absent, excused, left_early: left } = lesson.marks;
  const marked = present + absent + excused + left;
  const over = lesson.stage !== 'to_come' && lesson.stage !== 'canceled' && lesson.stage !== 'made_up';
  const where = [
    seat === 'provider' ? lesson.school : lesson.course.provider,
    ...(lesson.room ? [lesson.room] : []),
    ...lesson.leads,
  ];
  return (
    <span className="grid min-w-0 gap-0.5">
      <span className="font-semibold">{pick(lng, lesson.course.titleZh, lesson.course.titleEn)}</span>
      <span className="text-sm tabular">
        {f.date(lesson.date)} {f.times(lesson.startMinute, lesson.endMinute)}
        {' · '}
        {t('number', { number: lesson.number })}
      </span>
      <span className="text-sm text-ink-soft">
        {where.map(({ nameZh, nameEn }) => pick(lng, nameZh, nameEn)).join(' · ')}
      </span>
      <span className="text-sm text-ink-soft">
        {t('board.children', { count: lesson.children })}
        {over && marked > 0 && ` · ${t('board.marked', { present, absent, excused, left })}`}
        {over && lesson.children > marked && ` · ${t('board.unmarked', { count: lesson.children - marked })}`}
      </span>
      {lesson.disputeReason && (lesson.stage === 'disputed' || lesson.stage === 'answered') && (
        <span className="text-sm">{t('board.why', { why: lesson.disputeReason })}</span>
      )}
      {lesson.answerBy && lesson.stage === 'to_confirm' && (
        <span className="text-sm text-ink-soft">
          {t('board.silentOn', { date: f.date(lesson.answerBy) })}
        </span>
      )}
    </span>
  );
}

/** Some lessons under a heading, each leading to its page. Nothing when there are none. */
export function LessonSection({
  title,
  lead,
  lessons,
  seat,
}: {
  title: string;
  lead?: string;
  lessons: readonly LessonView[];
  seat: 'provider' | 'school';
}) {
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const lng = useLng();
  if (lessons.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{title}</h2>
      {lead && <p className="max-w-[65ch] text-sm text-ink-soft">{lead}</p>}
      <ul className="grid gap-2 lg:grid-cols-2">
        {lessons.map((lesson) => {
          const now = lesson.stage === 'under_way' || lesson.stage === 'to_report';
          return (
            <li
              key={lesson.id}
              className="grid content-between gap-3 rounded-card bg-surface p-4 shadow-lift"
            >
              <span className="flex flex-wrap items-start justify-between gap-2">
                <LessonLine lesson={lesson} seat={seat} />
                <StageBadge stage={lesson.stage} />
              </span>
              <span className="flex items-center justify-between gap-2">
                <CategoryTag category={lesson.course.category} />
                {/* A document of its own: the service worker keeps it for when the network goes. */}
                <a
                  href={`/${seat}/lessons/${lesson.id}`}
                  className={buttonClass({ variant: now ? 'primary' : 'secondary', size: 'lg' })}
                >
                  {t(now ? 'board.register' : 'board.look')}
                  <span className="sr-only">
                    {' '}
                    {pick(lng, lesson.course.titleZh, lesson.course.titleEn)} {f.date(lesson.date)}
                  </span>
                </a>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
