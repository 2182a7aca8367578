import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CategoryTag } from '~/components/ui/category-tag';
import type { Category, TeachingRole } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Named = { nameZh: string; nameEn: string };
type Lesson = {
  id: string;
  number: number;
  date: string;
  startMinute: number;
  endMinute: number;
  room: Named | null;
  staff: { role: TeachingRole; instructor: Named }[];
  offeringId: string;
  course: { titleZh: string; titleEn: string; category: Category };
  school: Named;
  children: number;
};

/** Lessons of today and the coming days: when, where, who teaches, how many children come. */
export function LessonsAhead({ lessons, today }: { lessons: readonly Lesson[]; today: string }) {
  const { t } = useTranslation(['provider', 'common']);
  const f = useFormat();
  const lng = useLng();
  if (lessons.length === 0) return <p className="text-ink-soft">{t('provider:overview.noLessons')}</p>;
  const days = [...new Set(lessons.map(({ date }) => date))];
  return (
    <div className="grid gap-4">
      {days.map((day) => (
        <section key={day} className="grid gap-2">
          <h3 className="text-base tabular">
            {f.date(day)}
            {day === today && <span className="ms-2 text-accent">{t('common:week.today')}</span>}
          </h3>
          <ul className="grid gap-2">
            {lessons
              .filter(({ date }) => date === day)
              .map((lesson) => (
                <li
                  key={lesson.id}
                  className="grid gap-x-4 gap-y-1 rounded-control border border-line px-3 py-2 sm:grid-cols-[7rem_1fr_auto]"
                >
                  <span className="font-semibold tabular">
                    {f.times(lesson.startMinute, lesson.endMinute)}
                  </span>
                  <span className="min-w-0">
                    <span className="flex flex-wrap items-center gap-2">
                      <Link
                        to={`/provider/offerings/${lesson.offeringId}`}
                        className="font-semibold underline"
                      >
                        {pick(lng, lesson.course.titleZh, lesson.course.titleEn)}
                      </Link>
                      <CategoryTag category={lesson.course.category} />
                    </span>
                    <span className="block text-sm text-ink-soft">
                      {[
                        pick(lng, lesson.school.nameZh, lesson.school.nameEn),
                        lesson.room
                          ? pick(lng, lesson.room.nameZh, lesson.room.nameEn)
                          : t('provider:offering.noRoom'),
                        lesson.staff
                          .map(({ instructor }) => pick(lng, instructor.nameZh, instructor.nameEn))
                          .join(t('provider:separator')),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <Link
                    to={`/provider/offerings/${lesson.offeringId}/roster`}
                    className="self-center text-sm underline tabular"
                  >
                    {t('common:unit.children', { count: lesson.children })}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
