import { Link } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categoryLook } from '~/components/ui/category-tag';
import { cx } from '~/components/ui/class-names';
import { weekdayOf } from '~/domain/calendar';
import type { DatedTime } from '~/domain/planning/times';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { useDayOff } from '../school/day-off';
import { type BoardItem, type BoardRoom, type BoardWeek, closureOn, itemsOf } from './board-facts';
import { useRoomWords } from './room-words';

export const DRAGGED_REQUEST = 'application/x-room-request';

interface RoomBoardProps {
  caption: string;
  week: BoardWeek;
  /** Rows, in this order. */
  rooms: readonly BoardRoom[];
  /** A request that would like one of the rooms: where it would be is shown in each. */
  wanted?: { offeringId: string; lessons: readonly DatedTime[] } | null;
  /** Below the name of a room: whether it fits, the button that gives it. */
  beside?: (room: BoardRoom) => ReactNode;
  /** A request was dropped on a room that takes it. */
  onDrop?: (roomId: string) => void;
}

/** Rooms × days of a week: what is given, what is closed and, dashed, where the chosen request would be. */
export function RoomBoard({ caption, week, rooms, wanted = null, beside, onDrop }: RoomBoardProps) {
  const { t } = useTranslation(['school', 'common']);
  const f = useFormat();
  const dayOff = useDayOff();
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="max-h-[80dvh] overflow-auto rounded-card bg-surface shadow-lift print:max-h-none"
    >
      <table className="w-full min-w-[42rem] table-fixed border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr>
            <th scope="col" className="w-44 px-3 py-2 text-start font-semibold text-ink-soft">
              {t('school:requests.room')}
            </th>
            {week.days.map((day) => (
              <th key={day.date} scope="col" className="px-2 py-2 text-start font-semibold">
                <span className={day.date === week.today ? 'text-accent' : undefined}>
                  {f.date(day.date, { weekday: false })}{' '}
                  <span className="whitespace-nowrap">{f.weekday(weekdayOf(day.date))}</span>
                  {day.date === week.today && <span className="sr-only"> {t('common:week.today')}</span>}
                </span>
                {(day.off ?? day.timetableOf) !== null && (
                  <span className="block text-xs font-normal text-ink-soft">
                    {day.off
                      ? dayOff(day.off)
                      : t('school:days.follows', { weekday: f.weekday(day.timetableOf ?? 1) })}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => (
            <Row key={room.id} {...{ week, room, wanted, beside, onDrop }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  week,
  room,
  wanted = null,
  beside,
  onDrop,
}: Omit<RoomBoardProps, 'caption' | 'rooms'> & { room: BoardRoom }) {
  const lng = useLng();
  const words = useRoomWords();
  const [over, setOver] = useState(false);
  const carriesRequest = (event: React.DragEvent) => event.dataTransfer.types.includes(DRAGGED_REQUEST);
  return (
    <tr
      className={cx('border-t border-line align-top', over && 'bg-accent-soft')}
      onDragOver={
        onDrop &&
        ((event) => {
          if (!carriesRequest(event)) return;
          event.preventDefault();
          setOver(true);
        })
      }
      onDragLeave={onDrop && (() => setOver(false))}
      onDrop={
        onDrop &&
        ((event) => {
          setOver(false);
          if (!carriesRequest(event)) return;
          event.preventDefault();
          onDrop(room.id);
        })
      }
    >
      <th scope="row" className="px-3 py-2 text-start font-normal">
        <span className="block font-semibold">{pick(lng, room.nameZh, room.nameEn)}</span>
        <span className="block text-xs text-ink-soft">{words(room)}</span>
        {beside?.(room)}
      </th>
      {week.days.map((day) => (
        <td key={day.date} className={cx('border-s border-line px-1.5 py-1.5', day.off && 'bg-sunken')}>
          <Cell room={room} date={day.date} items={itemsOf(week, room, day.date, wanted)} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ room, date, items }: { room: BoardRoom; date: string; items: BoardItem[] }) {
  const { t } = useTranslation('school');
  const closure = closureOn(room, date);
  if (!closure && items.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {closure && (
        <li className="rounded-control bg-warn-soft px-2 py-1 text-xs text-warn">
          {t('requests.closed', { reason: closure.reason })}
        </li>
      )}
      {items.map((item) => (
        <li key={item.kind === 'given' ? item.lesson.id : `would-${item.time.startMinute}`}>
          <Block item={item} />
        </li>
      ))}
    </ul>
  );
}

function Block({ item }: { item: BoardItem }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  if (item.kind === 'would') {
    return (
      <div
        className={cx(
          'rounded-control border-2 border-dashed px-2 py-1 text-xs font-semibold leading-snug',
          item.clashes ? 'border-refuse text-refuse' : 'border-accent text-accent',
        )}
      >
        <span className="block tabular">{f.times(item.time.startMinute, item.time.endMinute)}</span>
        {t('requests.would')}
        {item.clashes && ` · ${t('requests.clash')}`}
      </div>
    );
  }
  const { lesson } = item;
  const { icon: Icon, soft } = categoryLook[lesson.category];
  return (
    <Link
      to={`/school/offerings/${lesson.offeringId}`}
      className={cx('block rounded-control px-2 py-1 text-xs leading-snug no-underline', soft)}
    >
      <span className="block tabular">{f.times(lesson.startMinute, lesson.endMinute)}</span>
      <span className="font-semibold">
        <Icon aria-hidden className="me-1 inline size-[1.1em]" />
        {pick(lng, lesson.titleZh, lesson.titleEn)}
      </span>
    </Link>
  );
}
