import type { Prisma } from '~/db/generated/client';
import county from './data/county.json' with { type: 'json' };

export type TownKey =
  | 'wuyuan'
  | 'xitangqiao'
  | 'yuantong'
  | 'qinshan'
  | 'shendang'
  | 'baibu'
  | 'yucheng'
  | 'ganpu'
  | 'tongyuan';

/** Roughly where a town's center lies, kilometers east and north of Wuyuan's. Estimates of the demo. */
const place: Record<TownKey, readonly [east: number, north: number]> = {
  wuyuan: [0, 0],
  xitangqiao: [6, 7],
  yuantong: [-3, 5],
  qinshan: [-2, -8],
  shendang: [-13, 1],
  baibu: [-12, 7],
  yucheng: [-7, 6],
  ganpu: [-9, -16],
  tongyuan: [-9, -5],
};

export function townRows(): Prisma.TownCreateManyInput[] {
  return county.towns.map((town, position) => ({
    id: town.id,
    nameZh: town.zh,
    nameEn: town.en,
    kind: town.kind as 'urban' | 'rural',
    position: position + 1,
  }));
}

/** Minutes a child needs between schools of two towns: ten to get out and in, two a kilometer, in steps of five. */
export function travelMinutes(from: TownKey, to: TownKey): number {
  const [a, b] = [place[from], place[to]];
  const kilometers = Math.hypot(a[0] - b[0], a[1] - b[1]);
  return Math.round((10 + kilometers * 2) / 5) * 5;
}

export function travelRows(): Prisma.TownTravelCreateManyInput[] {
  const towns = Object.keys(place) as TownKey[];
  return towns.flatMap((fromTownId) =>
    towns.map((toTownId) => ({ fromTownId, toTownId, minutes: travelMinutes(fromTownId, toTownId) })),
  );
}
