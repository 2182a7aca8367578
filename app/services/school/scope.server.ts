import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { PERMISSIONS, type Permission } from '~/domain/access/permissions';
import type { Role } from '~/domain/access/roles';
import { NotFound } from '~/domain/refusal';

/**
 * Ids of the schools at which one of the actor's roles has this permission: what lies elsewhere is not found. Asked
 * by permission, because somebody can lead one school and teach at another.
 */
export function schoolIdsFor(actor: Actor, permission: Permission): string[] {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return actor.memberships.flatMap(({ role, schoolId }) =>
    schoolId !== null && allowed.includes(role) ? [schoolId] : [],
  );
}

/** The school whose lists an actor sees: the first of theirs. @throws NotFound when there is none */
export function schoolIdFor(actor: Actor, permission: Permission): string {
  const [schoolId] = schoolIdsFor(actor, permission);
  if (schoolId === undefined) throw new NotFound('school');
  return schoolId;
}

/** The school whose lists an actor sees, with its names. @throws NotFound when there is none */
export async function schoolFor(actor: Actor, permission: Permission) {
  return db.school.findUniqueOrThrow({
    where: { id: schoolIdFor(actor, permission) },
    select: { id: true, nameZh: true, nameEn: true, kind: true },
  });
}
