import { Form, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/components/ui/button';
import { type WeekBlock, WeekGrid } from '~/components/ui/week-grid';
import type { Category } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { useDayHead, useDayOffName } from './day-name';

interface Lesson {
  id: string;
  enrollmentId: string;
  date: string;
  startMinute: number;
  endMinute: number;
  titleZh: string;
  titleEn: string;
  category: Category;
  held: boolean;
  canceled: boolean;
  schoolZh: string;
  schoolEn: string;
  roomZh: string | null;
  roomEn: string | null;
  teacherZh: string | null;
  teacherEn: string | null;
}

interface ChildWeekProps {
  child: {
    id: string;
    name: string;
    lessons: Lesson[];
    free: { date: string; weekday: number; fromMinute: number | null }[];
    /** Classes that fit now, by weekday. */
    fitting: Record<number, number>;
  };
  days: {
    date: string;
    weekday: number;
    today: boolean;
    off: Parameters<ReturnType<typeof useDayOffName>>[1] | null;
    timetableOf: number | null;
  }[];
}

/** Until when an afternoon that could be filled is drawn (T3: service to half past five). */
const FREE_UNTIL = 17 * 60 + 30;
const FREE_FROM = 15 * 60 + 40;

/** Where to look for classes on a weekday. */
const searchOn = (weekday: number) => `/?weekday=${weekday}`;

/** One child's afternoons: what is taken, what could be. */
export function ChildWeek({ child, days }: ChildWeekProps) {
  const { t } = useTranslation('parent');
  const lng = useLng();
  const submit = useSubmit();
  const dayHead = useDayHead();
  const dayOff = useDayOffName();
  const look = (weekday: number) =>
    submit({ childId: child.id, to: searchOn(weekday) }, { method: 'post', action: '/parent/chosen-child' });
  const blocks: WeekBlock[] = child.lessons.map((lesson) => ({
    id: lesson.id,
    day: lesson.date,
    startMinute: lesson.startMinute,
    endMinute: lesson.endMinute,
    title: pick(lng, lesson.titleZh, lesson.titleEn),
    look: lesson.canceled ? 'neutral' : lesson.category,
    to: `/parent/enrollments/${lesson.enrollmentId}`,
    detail: <LessonDetail lesson={lesson} />,
  }));
  const ghosts: WeekBlock[] = child.free.map(({ date, weekday, fromMinute }) => {
    const count = child.fitting[weekday] ?? 0;
    const start = Math.min(fromMinute ?? FREE_FROM, FREE_UNTIL - 40);
    return {
      id: `free-${date}`,
      day: date,
      startMinute: start,
      endMinute: FREE_UNTIL,
      title: count > 0 ? t('home.ghost', { count }) : t('home.ghostNone'),
      look: 'ghost',
      ...(count > 0 && { onSelect: () => look(weekday) }),
    };
  });
  return (
    <section className="grid gap-3" aria-label={t('home.week', { name: child.name })}>
      <WeekGrid
        label={t('home.week', { name: child.name })}
        days={days.map((day) => ({
          key: day.date,
          ...dayHead(day),
          today: day.today,
          ...(day.off && { off: dayOff(day.date, day.off) }),
        }))}
        blocks={[...blocks, ...ghosts]}
      />
      <FreeAfternoons child={child} />
    </section>
  );
}

function LessonDetail({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation('parent');
  const lng = useLng();
  const where = [pick(lng, lesson.schoolZh, lesson.schoolEn), pick(lng, lesson.roomZh, lesson.roomEn)];
  return (
    <>
      {lesson.canceled && <strong className="block">{t('home.canceled')}</strong>}
      {lesson.held && <strong className="block">{t('home.held')}</strong>}
      <span className="block">{where.filter(Boolean).join(' · ')}</span>
      <span className="block">{pick(lng, lesson.teacherZh, lesson.teacherEn)}</span>
    </>
  );
}

/** The same ways to the search as buttons: they work without script too. */
function FreeAfternoons({ child }: Pick<ChildWeekProps, 'child'>) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  const weekdays = [...new Set(child.free.map(({ weekday }) => weekday))].filter(
    (weekday) => (child.fitting[weekday] ?? 0) > 0,
  );
  return (
    <Form method="post" action="/parent/chosen-child" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="childId" value={child.id} />
      {weekdays.length > 0 && <span className="text-sm text-ink-soft">{t('home.freeOn')}</span>}
      {weekdays.map((weekday) => (
        <Button key={weekday} type="submit" name="to" value={searchOn(weekday)}>
          {t('home.fits', { day: f.weekday(weekday), count: child.fitting[weekday] ?? 0 })}
        </Button>
      ))}
      <Button type="submit" name="to" value="/" variant="quiet">
        {t('home.findFor', { name: child.name })}
      </Button>
      <ButtonLink to={`/parent/children/${child.id}`} variant="quiet">
        {t('children.open')}
      </ButtonLink>
    </Form>
  );
}
