import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import type { SchoolKind, TownKind } from '~/domain/states';
import type { OfferingCard } from './cards.server';
import { publicOfferings } from './lists.server';

/** A school as families see it, with what is offered there. */
export interface SchoolPage {
  id: string;
  kind: SchoolKind;
  nameZh: string;
  nameEn: string;
  addressZh: string;
  addressEn: string;
  demo: boolean;
  town: { id: string; nameZh: string; nameEn: string; kind: TownKind };
  group: {
    nameZh: string;
    nameEn: string;
    kind: 'integrated' | 'co_built' | 'cooperative';
    schools: { id: string; nameZh: string; nameEn: string }[];
  } | null;
}

/** @throws NotFound when there is no such school */
export async function schoolPage(
  schoolId: string,
  childId: string | null,
  now: Date,
): Promise<{ school: SchoolPage; offerings: OfferingCard[] }> {
  const name = { id: true, nameZh: true, nameEn: true } as const;
  const [school, offerings] = await Promise.all([
    db.school.findUnique({
      where: { id: schoolId },
      select: {
        ...name,
        kind: true,
        addressZh: true,
        addressEn: true,
        demo: true,
        town: { select: { ...name, kind: true } },
        group: {
          select: {
            nameZh: true,
            nameEn: true,
            kind: true,
            schools: { where: { id: { not: schoolId } }, orderBy: { nameZh: 'asc' }, select: name },
          },
        },
      },
    }),
    publicOfferings({ schoolId }, childId, now),
  ]);
  if (!school) throw new NotFound('school');
  return { school, offerings };
}
