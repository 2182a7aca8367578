import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { categoryLook } from '~/components/ui/category-tag';
import { cx } from '~/components/ui/class-names';
import type { Category } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

interface Lesson {
  id: string;
  enrollmentId: string;
  childId: string;
  date: string;
  startMinute: number;
  endMinute: number;
  titleZh: string;
  titleEn: string;
  category: Category;
  canceled: boolean;
  madeUpOn: string | null;
  schoolZh: string;
  schoolEn: string;
  roomZh: string | null;
  roomEn: string | null;
}

/** The next lessons of all children, in order. */
export function Upcoming({ lessons, names }: { lessons: readonly Lesson[]; names: Record<string, string> }) {
  const { t } = useTranslation(['parent', 'codes']);
  const f = useFormat();
  const lng = useLng();
  if (lessons.length === 0) {
    return (
      <p className="text-ink-soft">
        {t('parent:home.upcomingNone')} {t('parent:home.upcomingNoneHint')}
      </p>
    );
  }
  return (
    <ol className="grid">
      {lessons.map((lesson) => {
        const { icon: Icon, text } = categoryLook[lesson.category];
        const where = [pick(lng, lesson.schoolZh, lesson.schoolEn), pick(lng, lesson.roomZh, lesson.roomEn)];
        return (
          <li key={`${lesson.id}${lesson.childId}`} className="border-t border-line first:border-t-0">
            <Link
              to={`/parent/enrollments/${lesson.enrollmentId}`}
              className="flex h-control items-start gap-3 py-2 no-underline hover:text-accent"
            >
              <Icon aria-hidden className={cx('mt-1 size-5 shrink-0', text)} />
              <span className="grid min-w-0">
                <span className={lesson.canceled ? 'text-ink-faint line-through' : 'font-semibold'}>
                  {pick(lng, lesson.titleZh, lesson.titleEn)}
                  <span className="font-normal text-ink-soft"> · {names[lesson.childId]}</span>
                </span>
                <span className="text-sm text-ink-soft tabular">
                  {f.date(lesson.date)} {f.times(lesson.startMinute, lesson.endMinute)}
                </span>
                <span className="text-sm text-ink-soft">
                  {lesson.madeUpOn
                    ? t('codes:madeUpOn', { date: f.date(lesson.madeUpOn) })
                    : lesson.canceled
                      ? t('parent:home.canceled')
                      : where.filter(Boolean).join(' · ')}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
