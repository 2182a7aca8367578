import { db } from '~/db/client.server';

/** The towns of the county in their order. */
export function townsOfCounty() {
  return db.town.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, nameZh: true, nameEn: true, kind: true },
  });
}

export type TownName = Awaited<ReturnType<typeof townsOfCounty>>[number];

/** Names to choose from in a filter: towns, schools, providers. */
export async function placeNames() {
  const select = { id: true, nameZh: true, nameEn: true } as const;
  const [towns, schools, providers] = await Promise.all([
    db.town.findMany({ orderBy: { position: 'asc' }, select }),
    db.school.findMany({ orderBy: [{ town: { position: 'asc' } }, { id: 'asc' }], select }),
    db.provider.findMany({ orderBy: { nameZh: 'asc' }, select }),
  ]);
  return { towns, schools, providers };
}
