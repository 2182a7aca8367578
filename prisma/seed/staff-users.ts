import type { Prisma } from '~/db/generated/client';
import { addDays } from '~/domain/calendar';
import { CAST, castUserId } from './cast';
import { dateOf, idOf } from './ids';
import { makeNames } from './names';
import { prng } from './prng';
import { providers } from './providers';
import { schools } from './schools';
import type { DemoDays } from './today';

export type StaffUser = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Prisma.MembershipCreateManyInput['role'];
  readonly providerId: string | null;
  readonly schoolId: string | null;
};

/** Everybody who signs in by e-mail: the cast, and an owner or a head for every provider and school without one. */
export function staffUsers(): StaffUser[] {
  const names = makeNames(prng('staff'), new Set(CAST.map((person) => person.name)));
  const cast = CAST.flatMap((person): StaffUser[] => {
    if (person.role === 'guardian') return [];
    const atProvider = person.role.startsWith('provider');
    return [
      {
        id: castUserId(person.key),
        name: person.name,
        email: person.email ?? '',
        role: person.role,
        providerId: atProvider && person.at ? idOf('provider', person.at) : null,
        schoolId: atProvider ? null : (person.at ?? null),
      },
    ];
  });
  const taken = new Set(
    CAST.filter((p) => p.role === 'provider_owner' || p.role === 'school_admin').map((p) => p.at),
  );
  const owners = providers
    .filter(({ key }) => !taken.has(key))
    .map(
      ({ key }): StaffUser => ({
        id: idOf('user', 'owner', key),
        name: names(),
        email: `owner-${key}@demo.example`,
        role: 'provider_owner',
        providerId: idOf('provider', key),
        schoolId: null,
      }),
    );
  const heads = schools
    .filter(({ id }) => !taken.has(id))
    .map(
      ({ id }): StaffUser => ({
        id: idOf('user', 'head', id),
        name: names(),
        email: `head-${id}@demo.example`,
        role: 'school_admin',
        providerId: null,
        schoolId: id,
      }),
    );
  return [...cast, ...owners, ...heads];
}

/** The user who runs a provider. */
export function ownerIdOf(provider: string): string {
  const person = CAST.find((each) => each.role === 'provider_owner' && each.at === provider);
  return person ? castUserId(person.key) : idOf('user', 'owner', provider);
}

/** The user who runs a school's side. */
export function headIdOf(school: string): string {
  const person = CAST.find((each) => each.role === 'school_admin' && each.at === school);
  return person ? castUserId(person.key) : idOf('user', 'head', school);
}

export type StaffRows = {
  user: Prisma.UserCreateManyInput[];
  account: Prisma.AccountCreateManyInput[];
  membership: Prisma.MembershipCreateManyInput[];
};

/** `password`: the hash of the demo password, the same for all (better-auth's `credential` account). */
export function staffRows(days: DemoDays, password: string): StaffRows {
  const createdAt = dateOf(addDays(days.past.from, -100));
  const users = staffUsers();
  return {
    user: users.map(({ id, name, email }) => ({
      id,
      name,
      email,
      emailVerified: true,
      locale: 'zh-CN',
      createdAt,
      updatedAt: createdAt,
    })),
    account: users.map(({ id }) => ({
      id: idOf('account', id),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password,
      createdAt,
      updatedAt: createdAt,
    })),
    membership: users.map(({ id, role, providerId, schoolId }) => ({
      id: idOf('membership', id, role),
      userId: id,
      role,
      providerId,
      schoolId,
      createdAt,
    })),
  };
}
