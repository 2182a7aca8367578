import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/ui/badge';
import { Table } from '~/components/ui/table';
import { todayInShanghai } from '~/domain/calendar';
import type { LessonStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Room = { nameZh: string; nameEn: string } | null;
type Lesson = {
  id: string;
  number: number;
  date: string;
  startMinute: number;
  endMinute: number;
  status: LessonStatus;
  canceledWhy: string | null;
  madeUpOn: string | null;
  room: Room;
};

/** The dated lessons of a class with room and state; today's is marked. */
export function LaidLessons({ lessons, room, now }: { lessons: readonly Lesson[]; room: Room; now: string }) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const lng = useLng();
  const today = todayInShanghai(new Date(now));
  const roomOf = (lesson: Lesson) => {
    const given = lesson.room ?? room;
    return given ? pick(lng, given.nameZh, given.nameEn) : t('provider:offering.noRoom');
  };
  return (
    <Table
      caption={t('provider:offering.lessons')}
      rows={lessons}
      rowKey={(lesson) => lesson.id}
      currentKey={lessons.find(({ date }) => date === today)?.id}
      columns={[
        { key: 'number', head: t('provider:offering.number'), align: 'end', cell: ({ number }) => number },
        {
          key: 'date',
          head: t('provider:offering.date'),
          rowHead: true,
          cell: ({ date }) => (
            <span className="whitespace-nowrap tabular">
              {f.date(date)}
              {date === today && <span className="ms-2 text-accent">{t('common:week.today')}</span>}
            </span>
          ),
        },
        {
          key: 'time',
          head: t('provider:offering.time'),
          cell: ({ startMinute, endMinute }) => (
            <span className="whitespace-nowrap tabular">{f.times(startMinute, endMinute)}</span>
          ),
        },
        { key: 'room', head: t('provider:offering.room'), cell: roomOf },
        {
          key: 'status',
          head: t('provider:offering.status'),
          wide: true,
          cell: ({ status, canceledWhy, madeUpOn }) => (
            <span className="grid justify-items-start gap-1">
              <StatusBadge state={status}>{t(`codes:lesson.${status}`)}</StatusBadge>
              {madeUpOn && <span>{t('codes:madeUpOn', { date: f.date(madeUpOn) })}</span>}
              {canceledWhy && <span className="text-ink-soft">{canceledWhy}</span>}
            </span>
          ),
        },
      ]}
    />
  );
}
