import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { sensitiveBelow } from '~/domain/age';
import { type ConsentKind, hasConsent } from '~/domain/consent';
import { NotFound } from '~/domain/refusal';
import { rulesNow } from '~/services/reduction/guard.server';
import { guardianIdOf } from './guardian.server';

export type ChildCard = {
  id: string;
  name: string;
  grade: number;
  className: string;
  schoolZh: string;
  schoolEn: string;
  /** The roster says that the child has left the school. */
  left: boolean;
  livePlaces: number;
};

/** Children of the actor, oldest link first. */
export async function childrenOf(actor: Actor): Promise<ChildCard[]> {
  const links = await db.guardianChild.findMany({
    where: { guardianId: guardianIdOf(actor) },
    orderBy: [{ linkedAt: 'asc' }, { childId: 'asc' }],
    select: {
      child: {
        select: {
          id: true,
          name: true,
          grade: true,
          className: true,
          leftOn: true,
          school: { select: { nameZh: true, nameEn: true } },
          _count: { select: { enrollments: { where: { status: { in: ['held', 'confirmed'] } } } } },
        },
      },
    },
  });
  return links.map(({ child }) => ({
    id: child.id,
    name: child.name,
    grade: child.grade,
    className: child.className,
    schoolZh: child.school.nameZh,
    schoolEn: child.school.nameEn,
    left: child.leftOn !== null,
    livePlaces: child._count.enrollments,
  }));
}

export type ClaimCard = {
  id: string;
  name: string;
  status: 'pending' | 'confirmed' | 'refused' | 'withdrawn';
  schoolZh: string;
  schoolEn: string;
  createdAt: string;
  /** The school's own words, when it refused. */
  reason: string | null;
};

/** Claims of the actor that wait for a school, and those refused in the last thirty days. */
export async function claimsOf(actor: Actor, now: Date): Promise<ClaimCard[]> {
  const lately = new Date(now.getTime() - 30 * 86_400_000);
  const claims = await db.childClaim.findMany({
    where: {
      guardianId: guardianIdOf(actor),
      OR: [{ status: 'pending' }, { status: 'refused', decidedAt: { gte: lately } }],
    },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      name: true,
      status: true,
      createdAt: true,
      reason: true,
      school: { select: { nameZh: true, nameEn: true } },
    },
  });
  return claims.map(({ school, createdAt, ...claim }) => ({
    ...claim,
    createdAt: createdAt.toISOString(),
    schoolZh: school.nameZh,
    schoolEn: school.nameEn,
  }));
}

export type ConsentCard = {
  id: string;
  kind: ConsentKind;
  receiverZh: string | null;
  receiverEn: string | null;
  agreedAt: string;
  withdrawnAt: string | null;
  /** Live places at the provider that receives the roster: what taking it back touches. */
  livePlaces: number;
};

export type ChildPage = ChildCard & {
  birthDate: string;
  consents: ConsentCard[];
  /** Agreed to today's words about the child's data. */
  agreed: boolean;
};

/** M1: the age below which a child's data are sensitive, for whoever is asked to agree; null while nothing says so. */
export async function sensitiveAge(now: Date): Promise<number | null> {
  return sensitiveBelow(await rulesNow(db, now));
}

/** One child with everything the guardian agreed to. Throws NotFound when it is not the actor's. */
export async function childPage(actor: Actor, childId: string): Promise<ChildPage> {
  const guardianId = guardianIdOf(actor);
  const card = (await childrenOf(actor)).find((child) => child.id === childId);
  if (!card) throw new NotFound('child');
  const child = await db.child.findUniqueOrThrow({
    where: { id: childId },
    select: {
      birthDate: true,
      consents: { where: { guardianId }, orderBy: { agreedAt: 'desc' } },
      enrollments: {
        where: { status: { in: ['held', 'confirmed'] } },
        select: { offering: { select: { course: { select: { providerId: true } } } } },
      },
    },
  });
  const providers = await db.provider.findMany({
    where: { id: { in: child.consents.flatMap(({ receiverId }) => receiverId ?? []) } },
    select: { id: true, nameZh: true, nameEn: true },
  });
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return {
    ...card,
    birthDate: schoolDateOf(child.birthDate),
    agreed: hasConsent(child.consents, 'child_data'),
    consents: child.consents.map(({ id, kind, receiverId, agreedAt, withdrawnAt }) => ({
      id,
      kind,
      receiverZh: (receiverId && byId.get(receiverId)?.nameZh) || null,
      receiverEn: (receiverId && byId.get(receiverId)?.nameEn) || null,
      agreedAt: agreedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      livePlaces: child.enrollments.filter(({ offering }) => offering.course.providerId === receiverId)
        .length,
    })),
  };
}

/** Schools to claim a child at, by town. */
export async function schoolsToChoose() {
  return db.school.findMany({
    orderBy: [{ town: { position: 'asc' } }, { nameZh: 'asc' }],
    select: {
      id: true,
      nameZh: true,
      nameEn: true,
      town: { select: { id: true, nameZh: true, nameEn: true } },
    },
  });
}
