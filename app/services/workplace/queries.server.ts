import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { type Actor, can, providersOf, schoolsOf } from '~/domain/access/actor';
import { OPEN_FINDING_STATUSES } from '~/domain/findings/states';
import { undecidedAt } from '../formation/list.server';
import { lessonsForProvider, lessonsForSchool } from '../lesson/waiting.server';

/** Whose workplace it is, and how many things wait there, for the frame around every page of staff. */
export interface Workplace {
  organization: { nameZh: string; nameEn: string } | null;
  waiting: {
    listings?: number;
    courses?: number;
    requests?: number;
    claims?: number;
    findings?: number;
    lessons?: number;
    aid?: number;
    formation?: number;
  };
}

const names = { select: { nameZh: true, nameEn: true } } as const;

/** The provider somebody works for. */
export async function providerWorkplace(actor: Actor, now: Date): Promise<Workplace> {
  const [id] = providersOf(actor);
  if (!id) return { organization: null, waiting: {} };
  const [organization, findings, lessons] = await Promise.all([
    db.provider.findUnique({ where: { id }, ...names }),
    can(actor, 'finding.answer') ? openFindings({ providerId: id }) : 0,
    lessonsForProvider(actor, now),
  ]);
  return { organization, waiting: { findings, lessons } };
}

/** The school somebody works at; what waits is counted only for who may decide it. */
export async function schoolWorkplace(actor: Actor, now: Date): Promise<Workplace> {
  const [id] = schoolsOf(actor);
  if (!id) return { organization: null, waiting: {} };
  const [organization, requests, claims, findings, lessons, formation] = await Promise.all([
    db.school.findUnique({ where: { id }, ...names }),
    can(actor, 'room_requests.decide')
      ? db.offering.count({ where: { schoolId: id, status: 'submitted' } })
      : 0,
    can(actor, 'claims.decide') ? db.childClaim.count({ where: { schoolId: id, status: 'pending' } }) : 0,
    can(actor, 'finding.here') ? openFindings({ schoolId: id }) : 0,
    can(actor, 'lesson.confirm') ? lessonsForSchool(actor) : 0,
    can(actor, 'formation.decide') ? undecidedAt(id, now) : 0,
  ]);
  return { organization, waiting: { requests, claims, findings, lessons, formation } };
}

/** The bureau: listings, courses and applications for aid that wait for a decision, findings that are not closed. */
export async function bureauWorkplace(): Promise<Workplace> {
  const [listings, courses, findings, aid] = await Promise.all([
    db.listing.count({ where: { status: { in: ['applied', 'under_review'] } } }),
    db.course.count({ where: { status: 'submitted' } }),
    openFindings({}),
    db.entitlementClaim.count({ where: { status: 'pending' } }),
  ]);
  return { organization: null, waiting: { listings, courses, findings, aid } };
}

function openFindings(where: Prisma.FindingWhereInput): Promise<number> {
  return db.finding.count({ where: { ...where, status: { in: [...OPEN_FINDING_STATUSES] } } });
}
