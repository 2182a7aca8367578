import { describe, expect, it } from 'vitest';
import { type BoardWeek, itemsOf } from '~/components/room/board-facts';
import type { SchoolCalendar } from '~/domain/calendar';
import { offeringAct } from '~/forms/school/offering';
import { bestFirst } from '~/services/room-requests/best-first';
import type { RoomWithFacts } from '~/services/room-requests/room-facts.server';
import { comingDays, schoolDayFrom, schoolWeek } from '~/services/school/days';

const calendar: SchoolCalendar = {
  terms: [{ id: 't', name: { zh: '秋', en: 'Autumn' }, from: '2026-09-01', to: '2027-01-22' }],
  restDays: [
    ['2026-09-25', '2026-09-25'],
    ['2026-10-01', '2026-10-07'],
  ],
  schoolDaysOnWeekends: [{ date: '2026-10-10', timetableOf: 3 }],
  countyBreaks: [
    { name: { zh: '秋假', en: 'Autumn break' }, from: '2026-11-11', to: '2026-11-11' },
    { name: { zh: '秋假', en: 'Autumn break' }, from: '2026-11-12', to: '2026-11-12' },
  ],
};

describe('days of a school', () => {
  it('a week has its weekdays, and the weekend day on which school is kept', () => {
    expect(schoolWeek(calendar, '2026-09-22').map(({ date }) => date)).toEqual([
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
      '2026-09-25',
    ]);
    const withSaturday = schoolWeek(calendar, '2026-10-10');
    expect(withSaturday.at(-1)).toEqual({ date: '2026-10-10', off: null, timetableOf: 3 });
    expect(withSaturday.slice(0, 3).map(({ off }) => off?.kind)).toEqual(['holiday', 'holiday', 'holiday']);
  });

  it('unusual days are told in runs, weekends inside a holiday included', () => {
    expect(comingDays(calendar, '2026-09-24', 20)).toMatchObject([
      { kind: 'off', from: '2026-09-25', to: '2026-09-25', why: { kind: 'holiday' } },
      { kind: 'off', from: '2026-10-01', to: '2026-10-07' },
      { kind: 'school_on_weekend', date: '2026-10-10', timetableOf: 3 },
    ]);
    expect(comingDays(calendar, '2026-11-09', 7)).toMatchObject([
      { from: '2026-11-11', to: '2026-11-12', why: { kind: 'county_break' } },
    ]);
    expect(comingDays(calendar, '2026-09-07', 10)).toEqual([]);
  });

  it('the next school day lies beyond the holiday, and none beyond the end of all terms', () => {
    expect(schoolDayFrom(calendar, '2026-09-30', 1)).toBe('2026-10-08');
    expect(schoolDayFrom(calendar, '2026-10-08', -1)).toBe('2026-09-30');
    expect(schoolDayFrom(calendar, '2027-01-22', 1)).toBeNull();
  });
});

const room = (id: string, over: Partial<RoomWithFacts['room']> = {}): RoomWithFacts => ({
  id,
  nameZh: id,
  nameEn: id,
  floor: 1,
  closures: [],
  occupied: [],
  room: {
    kind: 'classroom',
    seats: 45,
    areaM2: 64,
    equipment: [],
    openMinute: 450,
    closeMinute: 1110,
    retired: false,
    ...over,
  },
});
const lesson = { date: '2026-09-22', startMinute: 940, endMinute: 1030 };

describe('the best room first', () => {
  const order = (
    rooms: RoomWithFacts[],
    roomKinds: RoomWithFacts['room']['kind'][] = [],
    lawRefusals: Parameters<typeof bestFirst>[1]['lawRefusals'] = () => [],
  ) =>
    bestFirst(rooms, {
      needs: { roomKinds, minAreaM2: null, equipment: [] },
      capacity: 20,
      lessons: [lesson],
      lawRefusals,
    }).map(({ id }) => id);

  it('the kind named first, then the fewest empty seats, then as listed', () => {
    const rooms = [
      room('hall', { kind: 'hall', seats: 180 }),
      room('big', { seats: 45 }),
      room('snug', { seats: 20 }),
      room('gym', { kind: 'gym', seats: null }),
      room('twin', { seats: 45 }),
    ];
    expect(order(rooms)).toEqual(['snug', 'big', 'twin', 'hall', 'gym']);
    expect(order(rooms, ['gym', 'classroom'])).toEqual(['gym', 'snug', 'big', 'twin', 'hall']);
  });

  it('what does not fit comes last, the fewest reasons first', () => {
    const taken = { ...room('taken'), occupied: [{ ...lesson, startMinute: 1029, endMinute: 1100 }] };
    const closed = {
      ...room('closed', { seats: 10 }),
      closures: [{ from: '2026-09-22', to: '2026-09-22' }],
    };
    const next = { ...room('next'), occupied: [{ ...lesson, startMinute: 1030, endMinute: 1100 }] };
    expect(order([closed, taken, next])).toEqual(['next', 'taken', 'closed']);
  });

  it('what a rule forbids does not fit', () => {
    const rooms = [room('small', { areaM2: 90 }), room('wide', { areaM2: 110, seats: 60 })];
    const law = ({ areaM2 }: RoomWithFacts['room']) =>
      (areaM2 ?? 0) < 100 ? [{ code: 'rule', params: { ruleId: 'V3' } } as const] : [];
    expect(order(rooms)).toEqual(['small', 'wide']);
    expect(order(rooms, [], law)).toEqual(['wide', 'small']);
  });
});

describe('a cell of the board', () => {
  const given = {
    ...lesson,
    id: 'l',
    roomId: 'r',
    offeringId: 'o',
    titleZh: '',
    titleEn: '',
    category: 'art' as const,
  };
  const boardRoom = {
    id: 'r',
    nameZh: '',
    nameEn: '',
    kind: 'classroom' as const,
    seats: 45,
    areaM2: 64,
    closures: [{ from: '2026-09-23', to: '2026-09-23', reason: '维修' }],
  };
  const week: BoardWeek = {
    monday: '2026-09-21',
    today: '2026-09-07',
    days: [],
    rooms: [],
    lessons: [given],
  };
  const wanted = (startMinute: number, date = lesson.date, offeringId = 'mine') => ({
    offeringId,
    lessons: [{ date, startMinute, endMinute: startMinute + 60 }],
  });

  it('shows the clash before the room is given, back to back is none', () => {
    const at = (minute: number) => itemsOf(week, boardRoom, lesson.date, wanted(minute));
    expect(at(1029)).toMatchObject([{ kind: 'given' }, { kind: 'would', clashes: true }]);
    expect(at(1030)).toMatchObject([{ kind: 'given' }, { kind: 'would', clashes: false }]);
    expect(at(880)).toMatchObject([{ kind: 'would', clashes: false }, { kind: 'given' }]);
    expect(at(881)).toMatchObject([{ kind: 'would', clashes: true }, { kind: 'given' }]);
  });

  it('a closed day clashes, and one’s own lessons do not stand there twice', () => {
    expect(itemsOf(week, boardRoom, '2026-09-23', wanted(940, '2026-09-23'))).toMatchObject([
      { kind: 'would', clashes: true },
    ]);
    expect(itemsOf(week, boardRoom, lesson.date, wanted(940, lesson.date, 'o'))).toMatchObject([
      { kind: 'would', clashes: false },
    ]);
  });
});

describe('times of opening', () => {
  const parse = (opensAt: string) =>
    offeringAct.safeParse({ act: 'open', allocation: 'first_come', opensAt, closesAt: '2026-09-20T20:00' });

  it('are the county’s wall clock, wherever the server stands', () => {
    const parsed = parse('2026-09-10T08:30');
    expect(parsed.data).toMatchObject({ opensAt: new Date('2026-09-10T00:30:00Z') });
    expect(parse('2026-09-10T08:30:00').success).toBe(true);
  });

  it.each(['', '2026-02-30T08:30', '2026-09-10', 'tomorrow', '2026-09-10T25:00'])('%j is none', (text) => {
    expect(parse(text).success).toBe(false);
  });
});
