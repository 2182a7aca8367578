import { db } from '~/db/client.server';

/** Who works for the bureau, the schools and the providers, with the role each holds now. */
export async function staffAccounts() {
  const rows = await db.membership.findMany({
    where: { endedAt: null },
    orderBy: [{ role: 'desc' }, { createdAt: 'asc' }],
    select: {
      id: true,
      role: true,
      createdAt: true,
      user: { select: { id: true, name: true, email: true, twoFactorEnabled: true } },
      school: { select: { nameZh: true, nameEn: true } },
      provider: { select: { nameZh: true, nameEn: true } },
    },
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, since: createdAt.toISOString() }));
}

/** Schools to choose from. */
export function schoolsToChoose() {
  return db.school.findMany({
    orderBy: [{ town: { position: 'asc' } }, { id: 'asc' }],
    select: { id: true, nameZh: true, nameEn: true },
  });
}
