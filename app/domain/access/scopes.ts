import { type Actor, can } from './actor';
import type { Permission } from './permissions';

/**
 * What a bearer token may be used for. Every token has `public:read`, which needs no token: with one a program has an
 * allowance of its own instead of that of its address. No scope reaches the work of providers, schools or the bureau.
 */
export const SCOPES = [
  'public:read',
  'children:read',
  'wishes:read',
  'wishes:write',
  'enrollments:read',
  'enrollments:write',
  'waiting:read',
  'waiting:write',
] as const;

export type Scope = (typeof SCOPES)[number];

/** The permission that a person must have themselves before a token can act by it. */
const NEEDS: Record<Scope, Permission> = {
  'public:read': 'api_token.manage',
  'children:read': 'children.manage',
  'wishes:read': 'wish.write',
  'wishes:write': 'wish.write',
  'enrollments:read': 'enrollment.write',
  'enrollments:write': 'enrollment.write',
  'waiting:read': 'waiting.write',
  'waiting:write': 'waiting.write',
};

/** Scopes that a person can give to a token, in the order of SCOPES. */
export function scopesFor(actor: Actor): Scope[] {
  return SCOPES.filter((scope) => can(actor, NEEDS[scope]));
}

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/**
 * The person as far as a token reaches: without any workplace, since what staff do asks for a second factor or at least
 * for a person in front of a screen, and without their children unless a scope is about them.
 */
export function cutByScopes(actor: Actor, scopes: readonly Scope[]): Actor {
  const family = scopes.some((scope) => scope !== 'public:read');
  return { ...actor, guardianId: family ? actor.guardianId : null, memberships: [] };
}
