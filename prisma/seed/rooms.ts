import type { Prisma } from '~/db/generated/client';
import { addDays } from '~/domain/calendar';
import type { Equipment } from '~/domain/planning/equipment';
import type { RoomKind } from '~/domain/states';
import { dateOf, idOf } from './ids';
import { type SchoolSeed, schoolOf, schools } from './schools';
import type { DemoDays } from './today';

export type RoomSeed = {
  readonly id: string;
  readonly schoolId: string;
  readonly name: readonly [zh: string, en: string];
  readonly kind: RoomKind;
  readonly seats: number | null;
  readonly areaM2: number;
  readonly floor: number;
  readonly equipment: readonly Equipment[];
  readonly openMinute: number;
  readonly closeMinute: number;
};

type Special = readonly [
  zh: string,
  en: string,
  kind: RoomKind,
  seats: number | null,
  areaM2: number,
  floor: number,
  equipment: readonly Equipment[],
  fromSize: number,
];

/** Rooms beside the classrooms, and the smallest size of school that has them. */
const specials: readonly Special[] = [
  ['美术教室', 'Art Room', 'art_room', 40, 84, 2, ['projector', 'easels', 'sink'], 0],
  ['音乐教室', 'Music Room', 'music_room', 45, 86, 1, ['piano', 'sound_system', 'projector'], 0],
  ['劳动教室', 'Workshop', 'workshop', 30, 88, 1, ['workbenches', 'hand_tools', 'cookers', 'sink'], 0],
  ['操场', 'Sports Ground', 'sports_ground', null, 900, 1, ['ball_goals'], 0],
  ['计算机教室', 'Computer Room', 'computer_room', 42, 92, 2, ['computers', 'projector'], 0],
  ['创新实验室', 'Discovery Lab', 'lab', 40, 90, 2, ['lab_benches', 'sink', 'projector', 'robot_kits'], 1],
  ['图书馆', 'Library', 'library', 40, 130, 1, ['projector'], 1],
  ['室内运动馆', 'Indoor Gym', 'gym', null, 320, 1, ['mats', 'table_tennis', 'sound_system'], 1],
  ['篮球场', 'Basketball Court', 'sports_ground', null, 420, 1, [], 1],
  ['校园农场棚', 'Garden House', 'workshop', 28, 120, 1, ['plant_beds', 'hand_tools', 'sink'], 1],
  ['舞蹈教室', 'Dance Studio', 'dance_room', null, 130, 3, ['mirror_wall', 'sound_system', 'mats'], 1],
  ['报告厅', 'Assembly Hall', 'hall', 180, 260, 1, ['stage', 'sound_system', 'projector', 'piano'], 2],
  ['体育馆', 'Sports Hall', 'gym', null, 620, 1, ['mats', 'sound_system'], 2],
  ['第二美术教室', 'Second Art Room', 'art_room', 36, 80, 3, ['projector', 'easels', 'sink', 'kiln'], 2],
  ['烹饪教室', 'Kitchen Classroom', 'workshop', 24, 84, 1, ['cookers', 'sink', 'workbenches'], 2],
  [
    '第二音乐教室',
    'Second Music Room',
    'music_room',
    40,
    80,
    2,
    ['sound_system', 'instruments', 'projector'],
    2,
  ],
  ['北操场', 'North Field', 'sports_ground', null, 1600, 1, ['ball_goals'], 2],
  ['第二计算机教室', 'Second Computer Room', 'computer_room', 45, 96, 3, ['computers', 'projector'], 3],
  ['木工坊', 'Wood Workshop', 'workshop', 24, 90, 1, ['workbenches', 'hand_tools'], 3],
  ['乒乓球馆', 'Table Tennis Hall', 'gym', null, 260, 1, ['table_tennis'], 3],
];

/** Ordinary classrooms by size: with the special rooms, 8 to 40 rooms a school. */
const classrooms = [3, 7, 12, 20] as const;

export const rooms: readonly RoomSeed[] = schools.flatMap(roomsOf);

function roomsOf(school: SchoolSeed): RoomSeed[] {
  const junior = school.kind === 'junior';
  const hours = { openMinute: 7 * 60 + 30, closeMinute: 18 * 60 + 30 };
  const id = (zh: string) => idOf('room', school.id, zh);
  const plain = Array.from({ length: classrooms[school.size] }, (_, index): RoomSeed => {
    const floor = 1 + Math.floor(index / (school.size === 3 ? 5 : 4));
    const number = floor * 100 + 1 + (index % (school.size === 3 ? 5 : 4));
    const name = [`${number} 教室`, `Room ${number}`] as const;
    return {
      id: id(name[0]),
      schoolId: school.id,
      name,
      kind: 'classroom',
      seats: junior ? 50 : school.size === 0 ? 36 : 45,
      areaM2: junior ? 70 : 64,
      floor,
      equipment: ['projector', 'whiteboard'],
      ...hours,
    };
  });
  const special = specials
    .filter((each) => each[7] <= school.size)
    .map(([zh, en, kind, seats, areaM2, floor, equipment]): RoomSeed => {
      return {
        id: id(zh),
        schoolId: school.id,
        name: [zh, en],
        kind,
        seats,
        areaM2,
        floor,
        equipment,
        ...hours,
      };
    });
  return [...plain, ...special];
}

export function roomRows(): Prisma.RoomCreateManyInput[] {
  return rooms.map(({ name, equipment, ...room }) => ({
    ...room,
    nameZh: name[0],
    nameEn: name[1],
    equipment: [...equipment],
  }));
}

export type ClosureSeed = {
  readonly roomId: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

/** Rooms that cannot be used for some days around today: the plans go around them. */
export function closures({ today }: DemoDays): ClosureSeed[] {
  const close = (school: string, room: string, from: number, to: number, reason: string): ClosureSeed => ({
    roomId: idOf('room', schoolOf(school).id, room),
    from: addDays(today, from),
    to: addDays(today, to),
    reason,
  });
  return [
    close('xiangyang', '舞蹈教室', -3, 11, '地板打蜡'),
    close('xiangyang', '203 教室', 2, 16, '期末考场布置'),
    close('xiangyang', '烹饪教室', 20, 27, '燃气年检'),
    close('haitang', '体育馆', 1, 9, '屋顶维修'),
    close('gucheng', '计算机教室', 5, 8, '设备更新'),
    close('gucheng', '报告厅', -10, -4, '镇文化节借用'),
    close('shendang', '操场', 3, 6, '塑胶跑道修补'),
    close('qihang', '创新实验室', -20, -12, '通风改造'),
    close('luhua', '美术教室', 7, 12, '墙面粉刷'),
  ];
}

export function closureRows(days: DemoDays): Prisma.RoomClosureCreateManyInput[] {
  return closures(days).map(({ roomId, from, to, reason }) => ({
    id: idOf('room_closure', roomId, reason),
    roomId,
    fromDate: dateOf(from),
    toDate: dateOf(to),
    reason,
    createdAt: dateOf(addDays(days.today, -25)),
  }));
}
