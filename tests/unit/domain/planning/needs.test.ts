import { describe, expect, it, test } from 'vitest';
import { type RoomQuestion, roomClashes, roomRefusals } from '~/domain/planning/needs';

const lesson = (date: string, startMinute = 940, endMinute = 1030) => ({ date, startMinute, endMinute });

const question: RoomQuestion = {
  room: {
    kind: 'art_room',
    seats: 30,
    areaM2: 80,
    equipment: ['easels', 'sink'],
    openMinute: 940,
    closeMinute: 1030,
  },
  needs: { roomKinds: ['art_room', 'classroom'], minAreaM2: 80, equipment: ['easels'] },
  capacity: 30,
  lessons: [lesson('2026-09-08'), lesson('2026-09-15')],
  closures: [],
  occupied: [],
};
const room = (change: Partial<RoomQuestion['room']>): RoomQuestion => ({
  ...question,
  room: { ...question.room, ...change },
});
const codes = (asked: RoomQuestion) => roomRefusals(asked).map((refusal) => refusal.code);

describe('giving a room', () => {
  test.each<[string, RoomQuestion, string[]]>([
    ['everything exactly at the limit', question, []],
    ['one place over the seats', { ...question, capacity: 31 }, ['room_too_small']],
    ['one seat under', room({ seats: 29 }), ['room_too_small']],
    ['nobody sits there', { ...room({ seats: null }), capacity: 300 }, []],
    ['one square metre under', room({ areaM2: 79 }), ['room_area']],
    ['area not known', room({ areaM2: null }), []],
    ['another kind', room({ kind: 'gym' }), ['room_kind']],
    ['any kind will do', { ...room({ kind: 'gym' }), needs: { ...question.needs, roomKinds: [] } }, []],
    ['equipment lacking', room({ equipment: ['sink'] }), ['room_equipment']],
    ['opens one minute late', room({ openMinute: 941 }), ['room_hours']],
    ['closes one minute early', room({ closeMinute: 1029 }), ['room_hours']],
    ['no longer in use', room({ retired: true }), ['room_retired']],
    [
      'closed from the last lesson on',
      { ...question, closures: [{ from: '2026-09-15', to: '2026-09-20' }] },
      ['room_closed'],
    ],
    ['closed from the day after', { ...question, closures: [{ from: '2026-09-16', to: '2026-09-20' }] }, []],
    [
      'closed until the day before',
      { ...question, closures: [{ from: '2026-09-01', to: '2026-09-07' }] },
      [],
    ],
    ['taken until it starts', { ...question, occupied: [lesson('2026-09-08', 900, 940)] }, []],
    ['taken one minute longer', { ...question, occupied: [lesson('2026-09-08', 900, 941)] }, ['room_taken']],
    ['taken on another day', { ...question, occupied: [lesson('2026-09-09')] }, []],
  ])('%s', (_, asked, expected) => {
    expect(codes(asked)).toEqual(expected);
  });

  it('says first day and how many', () => {
    const occupied = question.lessons.map((each) => ({ ...each }));
    expect(roomRefusals({ ...question, occupied })).toMatchObject([
      {
        code: 'room_taken',
        path: 'roomId',
        params: { ruleId: 'T14', date: '2026-09-08', start: '15:40', count: 2 },
      },
    ]);
    expect(roomClashes(question.lessons, [lesson('2026-09-15')])).toEqual([question.lessons[1]]);
  });

  it('says everything that is wrong at once', () => {
    const bad = {
      ...room({ kind: 'gym', seats: 10, areaM2: 20, equipment: [] }),
      occupied: question.lessons,
    };
    expect(codes(bad)).toEqual(['room_kind', 'room_too_small', 'room_area', 'room_equipment', 'room_taken']);
  });
});
