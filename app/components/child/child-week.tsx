import { Form, useSubmit } from '@remix-run/react';
import { Search } from 'lucide-react';
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
    schoolZh: string;
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
    detail: <LessonDetail lesson={lesson} elsewhere={lesson.schoolZh !== child.schoolZh} />,
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
    <div className="grid gap-3">
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
    </div>
  );
}

/** Room and teacher; the school too where it is not the child's own. */
function LessonDetail({ lesson, elsewhere }: { lesson: Lesson; elsewhere: boolean }) {
  const { t } = useTranslation('parent');
  const lng = useLng();
  const facts = [
    elsewhere && pick(lng, lesson.schoolZh, lesson.schoolEn),
    pick(lng, lesson.roomZh, lesson.roomEn),
    pick(lng, lesson.teacherZh, lesson.teacherEn),
  ];
  return (
    <>
      {lesson.canceled && <strong className="block">{t('home.canceled')}</strong>}
      {lesson.held && <strong className="block">{t('home.held')}</strong>}
      <span className="block">{facts.filter(Boolean).join(' · ')}</span>
    </>
  );
}

/** Ways to the search for this child; without script also those that the week's dashed blocks lead to. */
function FreeAfternoons({ child }: Pick<ChildWeekProps, 'child'>) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  const weekdays = [...new Set(child.free.map(({ weekday }) => weekday))].filter(
    (weekday) => (child.fitting[weekday] ?? 0) > 0,
  );
  return (
    <Form method="post" action="/parent/chosen-child" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="childId" value={child.id} />
      <Button type="submit" name="to" value="/" variant="secondary" icon={Search}>
        {t('home.findFor', { name: child.name })}
      </Button>
      <ButtonLink to={`/parent/children/${child.id}`} variant="quiet">
        {t('children.open')}
      </ButtonLink>
      <noscript>
        {weekdays.length > 0 && <span className="text-sm text-ink-soft">{t('home.freeOn')}</span>}
        {weekdays.map((weekday) => (
          <Button key={weekday} type="submit" name="to" value={searchOn(weekday)} className="ms-2">
            {t('home.fits', { day: f.weekday(weekday), count: child.fitting[weekday] ?? 0 })}
          </Button>
        ))}
      </noscript>
    </Form>
  );
}
