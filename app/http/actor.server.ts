import { redirect } from '@remix-run/node';
import { type Actor, can } from '~/domain/access/actor';
import { PERMISSIONS, type Permission } from '~/domain/access/permissions';
import type { Role } from '~/domain/access/roles';
import type { SignedIn } from '~/services/identity/signed-in.server';
import { pathOf } from './return-path.server';
import { getSignedIn } from './session.server';

/**
 * Who asks, and whether they may. Loaders and actions call one of these first:
 *
 * - `getActor`      a page for everybody that shows more to some; null for a guest
 * - `requireActor`  any signed-in person; a guest is sent to sign in and comes back
 * - `requireCan`    a permission of the matrix; 403 when none of the person's roles ever has it
 *
 * "Not yours" is no business of these: the scope of the query finds nothing and throws `NotFound` (404).
 * Bureau roles are not there at all until the session has shown a second factor.
 */
export async function getActor(request: Request): Promise<Actor | null> {
  return (await getSignedIn(request))?.actor ?? null;
}

/**
 * The session of a signed-in person, also of one whose roles still wait for their second factor: only for the
 * account pages that set it up.
 *
 * @throws Response 302 to the sign-in for a guest
 */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const signedIn = await getSignedIn(request);
  if (signedIn) return signedIn;
  throw redirect(`/sign-in?${new URLSearchParams({ to: pathOf(request) })}`);
}

/** @throws Response 302 to the sign-in for a guest, to the second factor for who still has to show one */
export async function requireActor(request: Request): Promise<Actor> {
  const signedIn = await requireSignedIn(request);
  if (signedIn.rolesWaiting.length > 0) throw toSecondFactor(request);
  return signedIn.actor;
}

/** @throws Response 302 for a guest or a missing second factor, 403 when the person's roles never may */
export async function requireCan(request: Request, permission: Permission): Promise<Actor> {
  const actor = await requireActor(request);
  if (!can(actor, permission)) throw forbidden(permission);
  return actor;
}

function toSecondFactor(request: Request): Response {
  return redirect(`/account/second-factor?${new URLSearchParams({ to: pathOf(request) })}`);
}

function forbidden(permission: Permission): Response {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return Response.json(
    { permission, roles },
    { status: 403, statusText: 'Forbidden', headers: { 'cache-control': 'no-store' } },
  );
}
