import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { ownedProvider } from '~/services/provider/scope.server';
import { schoolIdsFor } from '~/services/school/scope.server';
import { type ExpiryBoard, expiryBoard } from './board.server';

/** What runs out at the actor's provider. @throws NotFound when they own none */
export function ownExpiries(actor: Actor, now: Date): Promise<ExpiryBoard> {
  return expiryBoard(db, { kind: 'provider', providerId: ownedProvider(actor) }, now);
}

/** What runs out that lessons at the actor's schools rest on. @throws NotFound when they lead none */
export async function expiriesHere(actor: Actor, now: Date): Promise<ExpiryBoard> {
  const schoolIds = schoolIdsFor(actor, 'offering.open');
  if (schoolIds.length === 0) throw new NotFound('school');
  return expiryBoard(db, { kind: 'school', schoolIds }, now);
}

/** What runs out anywhere in the county. */
export function countyExpiries(now: Date): Promise<ExpiryBoard> {
  return expiryBoard(db, { kind: 'bureau' }, now);
}
