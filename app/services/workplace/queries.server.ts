import { db } from '~/db/client.server';
import { type Actor, can, providersOf, schoolsOf } from '~/domain/access/actor';

/** Whose workplace it is, and how many things wait there, for the frame around every page of staff. */
export interface Workplace {
  organization: { nameZh: string; nameEn: string } | null;
  waiting: { listings?: number; courses?: number; requests?: number; claims?: number };
}

const names = { select: { nameZh: true, nameEn: true } } as const;

/** The provider somebody works for. */
export async function providerWorkplace(actor: Actor): Promise<Workplace> {
  const [id] = providersOf(actor);
  return { organization: id ? await db.provider.findUnique({ where: { id }, ...names }) : null, waiting: {} };
}

/** The school somebody works at; what waits is counted only for who may decide it. */
export async function schoolWorkplace(actor: Actor): Promise<Workplace> {
  const [id] = schoolsOf(actor);
  if (!id) return { organization: null, waiting: {} };
  const [organization, requests, claims] = await Promise.all([
    db.school.findUnique({ where: { id }, ...names }),
    can(actor, 'room_requests.decide')
      ? db.offering.count({ where: { schoolId: id, status: 'submitted' } })
      : 0,
    can(actor, 'claims.decide') ? db.childClaim.count({ where: { schoolId: id, status: 'pending' } }) : 0,
  ]);
  return { organization, waiting: { requests, claims } };
}

/** The bureau: listings and courses that wait for a decision. */
export async function bureauWorkplace(): Promise<Workplace> {
  const [listings, courses] = await Promise.all([
    db.listing.count({ where: { status: { in: ['applied', 'under_review'] } } }),
    db.course.count({ where: { status: 'submitted' } }),
  ]);
  return { organization: null, waiting: { listings, courses } };
}
