import { inTransaction } from '~/db/transaction.server';
import type { Lng } from '~/i18n/config';
import { giveRole } from './create-staff-account.server';

/**
 * The first administrator of a county, who then gives the other roles at /bureau/staff: for the command line only.
 * Refuses `exists` once there is one, so that a shell is no way around the audit.
 */
export function firstAdministrator(person: { name: string; email: string; locale: Lng }, now: Date) {
  return inTransaction(async (tx) => {
    const there = await tx.membership.count({ where: { role: 'bureau_admin', endedAt: null } });
    if (there > 0) return { kind: 'exists' as const };
    const staff = { ...person, role: 'bureau_admin' as const, providerId: null, schoolId: null };
    return giveRole(tx, { system: 'first-administrator' }, staff, now);
  });
}
