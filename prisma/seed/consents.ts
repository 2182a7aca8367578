import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import { CONSENT_VERSIONS } from '~/domain/consent';
import type { DrawSeed } from './draws';
import type { EnrollmentSeed, Filled } from './enrollments';
import { idOf } from './ids';
import type { ChildSeed } from './people';
import { providerOf } from './providers';
import type { DemoDays } from './today';

/** M1, M5: each guardian for each child they added, and for each provider that has the child in a class or may get it. */
export function consentRows(
  children: readonly ChildSeed[],
  filled: readonly Filled[],
  draws: readonly DrawSeed[],
  days: DemoDays,
): Prisma.ConsentCreateManyInput[] {
  const linkedAt = instantOf(addDays(days.past.from, -30), 12 * 60);
  const kept = children.flatMap((child) =>
    child.guardians.map(
      (guardian): Prisma.ConsentCreateManyInput => ({
        id: idOf('consent', guardian.id, child.id),
        guardianId: guardian.id,
        childId: child.id,
        kind: 'child_data',
        textVersion: CONSENT_VERSIONS.child_data,
        agreedAt: linkedAt,
      }),
    ),
  );
  const given = new Map<string, Prisma.ConsentCreateManyInput>();
  for (const { guardian, child, offering, at } of [...takenPlaces(filled), ...wishesFor(draws)]) {
    const { by } = offering.course;
    if (providerOf(by).kind === 'school') continue;
    const id = idOf('consent', guardian.id, child.id, by);
    const earlier = given.get(id);
    if (earlier && (earlier.agreedAt as Date) <= at) continue;
    given.set(id, {
      id,
      guardianId: guardian.id,
      childId: child.id,
      kind: 'roster_to_provider',
      textVersion: CONSENT_VERSIONS.roster_to_provider,
      receiverId: idOf('provider', by),
      agreedAt: at,
    });
  }
  return [...kept, ...given.values()];
}

type Agreed = Pick<EnrollmentSeed, 'guardian' | 'child' | 'offering'> & { readonly at: Date };

function takenPlaces(filled: readonly Filled[]): Agreed[] {
  return filled.flatMap(({ places }) => places.map((place) => ({ ...place, at: place.createdAt })));
}

function wishesFor(draws: readonly DrawSeed[]): Agreed[] {
  return draws
    .flatMap(({ lists }) => lists)
    .flatMap(({ guardian, child, at, wishes }) =>
      wishes.map((offering) => ({ guardian, child, offering, at })),
    );
}
