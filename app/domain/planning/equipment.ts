/**
 * Fixed equipment a room can have and a course can ask for (V7). A closed list, so that a need typed by a provider
 * and a room described by a school meet, in either language. Words: `codes:equipment.<code>`.
 */
export const EQUIPMENT = [
  'projector',
  'whiteboard',
  'sound_system',
  'stage',
  'piano',
  'instruments',
  'mirror_wall',
  'mats',
  'ball_goals',
  'table_tennis',
  'easels',
  'sink',
  'workbenches',
  'hand_tools',
  'kiln',
  'cookers',
  'computers',
  'lab_benches',
  'robot_kits',
  'plant_beds',
] as const;

export type Equipment = (typeof EQUIPMENT)[number];
