import { clock } from '~/domain/calendar';
import type { Refusal, RefusalCode } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { pick } from '~/i18n/pick';
import type { LessonInRoom } from './lessons-in-room.server';

/**
 * A refusal that names what takes place in the room: the first lesson by its class, day and time, and how many there
 * are. Null when there is none.
 */
export function inUse(
  code: RefusalCode,
  lessons: readonly LessonInRoom[],
  { lng, path }: { lng: Lng; path?: string },
): Refusal | null {
  const [first] = lessons;
  if (!first) return null;
  return {
    code,
    ...(path && { path }),
    params: {
      title: pick(lng, first.titleZh, first.titleEn),
      date: first.date,
      start: clock(first.startMinute),
      capacity: first.capacity,
      count: lessons.length,
    },
  };
}
