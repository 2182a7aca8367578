import type { DayOff } from '~/domain/calendar';
import { roomClashes } from '~/domain/planning/needs';
import type { DatedTime } from '~/domain/planning/times';
import type { Refusal } from '~/domain/refusal';
import type { Category, RoomKind } from '~/domain/states';

/** A week of rooms as the board shows it. */
export interface BoardWeek {
  monday: string;
  today: string;
  days: { date: string; off: DayOff | null; timetableOf: number | null }[];
  rooms: BoardRoom[];
  lessons: BoardLesson[];
}

export interface BoardRoom {
  id: string;
  nameZh: string;
  nameEn: string;
  kind: RoomKind;
  seats: number | null;
  areaM2: number;
  closures: { from: string; to: string; reason: string }[];
}

export interface BoardLesson extends DatedTime {
  id: string;
  roomId: string | null;
  offeringId: string;
  titleZh: string;
  titleEn: string;
  category: Category;
}

/** The chosen request beside a room: why it does not fit, empty when it does. */
export interface BoardChoice {
  id: string;
  refusals: Refusal[];
}

/** What stands in one cell of the board, by time. */
export type BoardItem =
  | { kind: 'given'; lesson: BoardLesson }
  | { kind: 'would'; time: DatedTime; clashes: boolean };

/**
 * A room's day: what is given there and, where a request is chosen, where it would be and whether it would clash. The
 * request's own lessons, when it is here already, are not shown twice.
 */
export function itemsOf(
  week: BoardWeek,
  room: BoardRoom,
  date: string,
  wanted: { offeringId: string; lessons: readonly DatedTime[] } | null,
): BoardItem[] {
  const here = week.lessons.filter((lesson) => lesson.roomId === room.id && lesson.date === date);
  const others = here.filter((lesson) => lesson.offeringId !== wanted?.offeringId);
  const closed = closureOn(room, date) !== undefined;
  const would = (wanted?.lessons ?? []).filter((time) => time.date === date);
  const clashing = new Set(roomClashes(would, others));
  const items: BoardItem[] = [
    ...others.map((lesson): BoardItem => ({ kind: 'given', lesson })),
    ...would.map((time): BoardItem => ({ kind: 'would', time, clashes: closed || clashing.has(time) })),
  ];
  return items.sort((a, b) => timeOf(a).startMinute - timeOf(b).startMinute);
}

export function timeOf(item: BoardItem): DatedTime {
  return item.kind === 'given' ? item.lesson : item.time;
}

/** The closure of a room on a date. */
export function closureOn(room: BoardRoom, date: string) {
  return room.closures.find(({ from, to }) => from <= date && date <= to);
}
