import type { SchoolDate } from '../calendar';
import { clock, isWithin } from '../calendar';
import type { Refusal } from '../refusal';
import type { RoomKind } from '../states';
import type { Closure } from './lessons';
import { type DatedTime, overlaps } from './times';

export type RoomFacts = {
  readonly kind: RoomKind;
  /** Null where nobody sits: a ground, a gym. */
  readonly seats: number | null;
  readonly areaM2: number | null;
  /** Of `EQUIPMENT`. */
  readonly equipment: readonly string[];
  readonly openMinute: number;
  readonly closeMinute: number;
  readonly retired?: boolean;
};

/** What a course asks of a room. No kinds named: any room will do. */
export type RoomNeeds = {
  readonly roomKinds: readonly RoomKind[];
  readonly minAreaM2: number | null;
  readonly equipment: readonly string[];
};

export type RoomQuestion = {
  readonly room: RoomFacts;
  readonly needs: RoomNeeds;
  readonly capacity: number;
  readonly lessons: readonly DatedTime[];
  readonly closures: readonly Closure[];
  /** What other offerings already hold in the room. */
  readonly occupied: readonly DatedTime[];
};

/**
 * Why an offering cannot have a room; empty when it can. The school's button and the command both ask here, and the
 * database has the last word. Dates in the words are the first that does not work, `count` says how many do not.
 */
export function roomRefusals(question: RoomQuestion): Refusal[] {
  return [...suitability(question), ...availability(question)];
}

/** The lessons of a plan that meet something already in the room. */
export function roomClashes<T extends DatedTime>(lessons: readonly T[], occupied: readonly DatedTime[]): T[] {
  const byDate = new Map<SchoolDate, DatedTime[]>();
  for (const time of occupied) byDate.set(time.date, [...(byDate.get(time.date) ?? []), time]);
  return lessons.filter((lesson) => byDate.get(lesson.date)?.some((time) => overlaps(lesson, time)));
}

function suitability({ room, needs, capacity }: RoomQuestion): Refusal[] {
  const path = 'roomId';
  const refusals: Refusal[] = [];
  if (needs.roomKinds.length > 0 && !needs.roomKinds.includes(room.kind)) {
    refusals.push({ code: 'room_kind', path, params: { ruleId: 'V7' } });
  }
  // Invariant 1: capacity never exceeds the room.
  if (room.seats !== null && capacity > room.seats) {
    refusals.push({
      code: 'room_too_small',
      path,
      params: { ruleId: 'V1', context: 'seats', seats: room.seats, capacity },
    });
  }
  if (needs.minAreaM2 !== null && room.areaM2 !== null && room.areaM2 < needs.minAreaM2) {
    const params = { ruleId: 'V7', area: room.areaM2, needed: needs.minAreaM2 };
    refusals.push({ code: 'room_area', path, params });
  }
  for (const equipment of needs.equipment) {
    if (room.equipment.includes(equipment)) continue;
    refusals.push({ code: 'room_equipment', path, params: { ruleId: 'V7', equipment } });
  }
  return refusals;
}

function availability({ room, lessons, closures, occupied }: RoomQuestion): Refusal[] {
  const path = 'roomId';
  if (room.retired) return [{ code: 'room_retired', path }];
  const refusals: Refusal[] = [];
  const outside = lessons.filter((l) => l.startMinute < room.openMinute || l.endMinute > room.closeMinute);
  if (outside.length > 0) {
    const params = { ruleId: 'V7', opens: clock(room.openMinute), closes: clock(room.closeMinute) };
    refusals.push({ code: 'room_hours', path, params });
  }
  const closed = lessons.filter((l) => closures.some((each) => isWithin(l.date, [each.from, each.to])));
  if (closed[0]) {
    refusals.push({
      code: 'room_closed',
      path,
      params: { ruleId: 'V7', context: 'on', date: closed[0].date, count: closed.length },
    });
  }
  const taken = roomClashes(lessons, occupied);
  if (taken[0]) {
    const params = {
      ruleId: 'T14',
      context: 'on',
      date: taken[0].date,
      start: clock(taken[0].startMinute),
      count: taken.length,
    };
    refusals.push({ code: 'room_taken', path, params });
  }
  return refusals;
}
