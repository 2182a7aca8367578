import type { Prisma } from '~/db/generated/client';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';

/** Ids of the providers the actor owns. */
export function ownedProviders(actor: Actor): string[] {
  return providersAs(actor, 'provider_owner');
}

/** The provider whose pages the actor works on: the first they own. @throws NotFound when they own none */
export function ownedProvider(actor: Actor): string {
  const [id] = ownedProviders(actor);
  if (!id) throw new NotFound('provider');
  return id;
}

/** The classes a person may see: an owner all of theirs, an instructor those they stand in once they were planned. */
export function classesOf(actor: Actor): Prisma.OfferingWhereInput {
  return {
    OR: [
      { course: { providerId: { in: ownedProviders(actor) } } },
      {
        course: { providerId: { in: providersAs(actor, 'provider_instructor') } },
        staff: { some: { instructor: { userId: actor.userId } } },
        status: { notIn: ['draft', 'refused'] },
      },
    ],
  };
}

function providersAs(actor: Actor, role: 'provider_owner' | 'provider_instructor'): string[] {
  return actor.memberships.flatMap((membership) =>
    membership.role === role && membership.providerId ? [membership.providerId] : [],
  );
}
