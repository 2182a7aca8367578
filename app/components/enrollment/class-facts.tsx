import { useTranslation } from 'react-i18next';
import { CategoryTag } from '~/components/ui/category-tag';
import { DefinitionList } from '~/components/ui/definition-list';
import { Disclosure } from '~/components/ui/disclosure';
import type { Category, LessonStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Lesson = {
  id: string;
  number: number;
  date: string;
  startMinute: number;
  endMinute: number;
  status: LessonStatus;
  madeUpOn?: string | null;
  roomZh: string | null;
  roomEn: string | null;
};

/** What pages about a place know of its class. */
export interface ClassView {
  titleZh: string;
  titleEn: string;
  category: Category;
  providerZh: string;
  providerEn: string;
  schoolZh: string;
  schoolEn: string;
  addressZh: string;
  addressEn: string;
  roomZh: string | null;
  roomEn: string | null;
  teachers: { zh: string; en: string }[];
  slots: { weekday: number; startMinute: number; endMinute: number }[];
  lessons: Lesson[];
}

/** When, where and with whom. */
export function ClassFacts({
  view,
  extra = [],
}: {
  view: ClassView;
  extra?: { term: string; detail: string }[];
}) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  const live = view.lessons.filter((lesson) => lesson.status !== 'canceled');
  const [first, last] = [live[0], live.at(-1)];
  const room = pick(lng, view.roomZh, view.roomEn);
  return (
    <div className="grid gap-3">
      <div>
        <CategoryTag category={view.category} />
      </div>
      <DefinitionList
        items={[
          {
            term: t('ask.when'),
            detail: (
              <>
                {view.slots.map((slot) => (
                  <span key={`${slot.weekday}-${slot.startMinute}`} className="block tabular">
                    {f.slot(slot)}
                  </span>
                ))}
                {first && last && (
                  <span className="block text-sm text-ink-soft tabular">
                    {f.dateRange(first.date, last.date)}
                  </span>
                )}
              </>
            ),
          },
          {
            term: t('ask.where'),
            detail: (
              <>
                {pick(lng, view.schoolZh, view.schoolEn)}
                {room && ` · ${room}`}
                <span className="block text-sm text-ink-soft">
                  {pick(lng, view.addressZh, view.addressEn)}
                </span>
              </>
            ),
          },
          {
            term: t('ask.teachers'),
            detail:
              view.teachers.map(({ zh, en }) => pick(lng, zh, en)).join(lng === 'en' ? ', ' : '、') || null,
          },
          { term: t('ask.provider'), detail: pick(lng, view.providerZh, view.providerEn) },
          ...extra,
        ]}
      />
    </div>
  );
}

/** Every dated lesson, folded away until somebody asks. */
export function LessonDates({ lessons, open }: { lessons: readonly Lesson[]; open?: boolean }) {
  const { t } = useTranslation(['parent', 'codes']);
  const f = useFormat();
  const lng = useLng();
  return (
    <Disclosure summary={t('parent:ask.datesAll', { count: lessons.length })} open={open}>
      <ol className="grid gap-1">
        {lessons.map((lesson) => {
          const off = lesson.status === 'canceled';
          return (
            <li
              key={lesson.id}
              className="flex flex-wrap gap-x-3 border-t border-line py-1.5 first:border-t-0"
            >
              <span className="w-16 text-sm text-ink-soft">
                {t('parent:place.lesson', { number: lesson.number })}
              </span>
              <span className={off ? 'text-ink-faint line-through tabular' : 'tabular'}>
                {f.date(lesson.date)} {f.times(lesson.startMinute, lesson.endMinute)}
              </span>
              <span className="text-sm text-ink-soft">
                {lesson.madeUpOn
                  ? t('codes:madeUpOn', { date: f.date(lesson.madeUpOn) })
                  : off
                    ? t('parent:place.lessonCanceled')
                    : pick(lng, lesson.roomZh, lesson.roomEn)}
              </span>
            </li>
          );
        })}
      </ol>
    </Disclosure>
  );
}
