import { PERMISSIONS, type Permission } from './permissions';
import { AREAS, type Area, type Role } from './roles';

/** One role a person holds, with the organization it is limited to. */
export type Membership = {
  role: Exclude<Role, 'guardian'>;
  providerId: string | null;
  schoolId: string | null;
};

/** The person who acts: who they are and what they may be here. Holds no personal data beyond the name shown to themselves. */
export type Actor = {
  userId: string;
  name: string;
  locale: 'zh-CN' | 'en';
  guardianId: string | null;
  memberships: readonly Membership[];
};

/** Roles of an actor, each once, in the order of ROLES. */
export function rolesOf(actor: Actor): Role[] {
  const roles = new Set<Role>(actor.memberships.map((membership) => membership.role));
  return actor.guardianId ? ['guardian', ...roles] : [...roles];
}

/** May this actor do this at all? Whether the thing is theirs is decided by the scope of the query. */
export function can(actor: Actor | null, permission: Permission): boolean {
  if (!actor) return false;
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return rolesOf(actor).some((role) => allowed.includes(role));
}

/** The areas an actor may enter, in the order they are offered. */
export function areasOf(actor: Actor | null): Area[] {
  if (!actor) return [];
  const roles = rolesOf(actor);
  return (Object.keys(AREAS) as Area[]).filter((area) =>
    roles.some((role) => (AREAS[area] as readonly Role[]).includes(role)),
  );
}

/** The role under which an actor uses a permission: what the audit records. Throws when there is none. */
export function roleFor(actor: Actor, permission: Permission): Role {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  const role = rolesOf(actor).find((candidate) => allowed.includes(candidate));
  if (!role) throw new Error(`no role for ${permission}`);
  return role;
}

/** Ids of the providers the actor works for. */
export function providersOf(actor: Actor): string[] {
  return actor.memberships.flatMap((membership) => (membership.providerId ? [membership.providerId] : []));
}

/** Ids of the schools the actor works for. */
export function schoolsOf(actor: Actor): string[] {
  return actor.memberships.flatMap((membership) => (membership.schoolId ? [membership.schoolId] : []));
}
