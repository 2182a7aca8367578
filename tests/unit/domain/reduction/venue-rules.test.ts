import { type Change, outside, ruleTable } from './plan';

type Room = NonNullable<Parameters<Change>[0]['room']>;

const room =
  (capacity: number, over: Partial<Room> | null): Change =>
  (d) => {
    d.group.capacity = capacity;
    d.room = over && { kind: 'classroom', seats: null, areaM2: null, ...over };
  };

const junior =
  (capacity: number): Change =>
  (d) => {
    room(capacity, null)(d);
    d.stage = 'junior';
    d.grades = [7];
  };

const off =
  (change: Change): Change =>
  (d) => {
    outside(d);
    change(d);
  };

const art =
  (change: Change): Change =>
  (d) => {
    d.course.category = 'art';
    change(d);
  };

ruleTable('V1', [
  ['44 in primary school', room(44, null)],
  ['45 in primary school', room(45, null)],
  ['46 in primary school', room(46, null), 'hard group.capacity'],
  ['50 in junior high', junior(50)],
  ['51 in junior high', junior(51), 'hard group.capacity'],
  ['a seat left', room(29, { seats: 30 })],
  ['as many as seats', room(30, { seats: 30 })],
  ['one more than seats', room(31, { seats: 30 }), 'hard group.capacity'],
  ['nobody counted the seats', room(45, { seats: null })],
  ['outside school', off(room(60, { seats: 30 }))],
  [
    'too many for the law and for the room',
    room(46, { seats: 30 }),
    ['hard group.capacity', 'hard group.capacity'],
  ],
]);

ruleTable('V2', [
  ['three square metres and more', off(room(30, { areaM2: 90.5 }))],
  ['three square metres', off(room(30, { areaM2: 90 }))],
  ['no area known', off(room(30, { areaM2: null }))],
  ['no room', off(room(30, null))],
  ['in school', room(30, { areaM2: 10 })],
  ['a little less', off(room(30, { areaM2: 89.9 })), 'soft room.areaM2'],
]);

ruleTable('V3', [
  ['five square metres and more', room(30, { areaM2: 151 })],
  ['five square metres', room(30, { areaM2: 150 })],
  ['no room yet', room(30, null)],
  ['another category', art(room(30, { areaM2: 60 }))],
  ['outside school too', off(room(30, { areaM2: 149 })), 'hard room.areaM2'],
  ['a little less', room(30, { areaM2: 149.9 }), 'hard room.areaM2'],
]);
