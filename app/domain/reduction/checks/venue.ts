import type { Break, Check } from './check';

/** V1: a class of after-school service has at most the standard size, and no more children than seats. */
export const v1: Check<'V1'> = {
  rule: 'V1',
  find({ regime, stage, group: { capacity }, room }, { classMax }) {
    if (regime !== 'school_service') return [];
    const found: Break[] = [];
    const path = 'group.capacity';
    const max = classMax[stage];
    if (capacity > max) {
      found.push({ path, actual: String(capacity), limit: String(max), words: `V1.class_max_${stage}` });
    }
    if (room && room.seats !== null && capacity > room.seats) {
      found.push({ path, actual: String(capacity), limit: String(room.seats), words: 'V1.seats' });
    }
    return found;
  },
};

/** V2: outside school three square metres for everybody who is there at the same time. */
export const v2: Check<'V2'> = {
  rule: 'V2',
  find({ regime, group: { capacity }, room }, { areaPerPupilM2 }) {
    if (regime !== 'off_campus' || !room || room.areaM2 === null) return [];
    return areaBreak(room.areaM2, capacity, areaPerPupilM2, 'V2.area');
  },
};

/** V3: a sports class has so many square metres of training floor for each child. */
export const v3: Check<'V3'> = {
  rule: 'V3',
  find({ course, group: { capacity }, room }, { sportsAreaPerPupilM2 }) {
    if (course.category !== 'sport' || !room || room.areaM2 === null) return [];
    return areaBreak(room.areaM2, capacity, sportsAreaPerPupilM2.other, 'V3.area');
  },
};

function areaBreak(
  areaM2: number,
  capacity: number,
  perPupil: number,
  words: 'V2.area' | 'V3.area',
): Break[] {
  const needed = capacity * perPupil;
  if (areaM2 >= needed) return [];
  const values = { capacity, perPupil, most: Math.floor(areaM2 / perPupil) };
  return [{ path: 'room.areaM2', actual: String(areaM2), limit: String(needed), words, values }];
}
