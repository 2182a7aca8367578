import type { Tx } from '~/db/client.server';
import { db } from '~/db/client.server';

/** Wrong passwords in a row that lock an account, and for how long. */
export const PASSWORD_TRIES = 5;
export const LOCK_MS = 15 * 60_000;

/**
 * Takes one try of an account's password before the password is looked at, in one statement, so that a hundred
 * guesses at once are still no more than five. The last try locks; the right password unlocks again.
 *
 * @returns how many are taken now, or until when the account is locked
 */
export async function takeTry(userId: string, now: Date): Promise<{ taken: number } | { lockedUntil: Date }> {
  const until = new Date(now.getTime() + LOCK_MS);
  const [row] = await db.$queryRaw<{ taken: number }[]>`
    UPDATE "user"
       SET failed_sign_ins = CASE WHEN locked_until IS NULL THEN failed_sign_ins ELSE 0 END + 1,
           locked_until = CASE WHEN CASE WHEN locked_until IS NULL THEN failed_sign_ins ELSE 0 END + 1 >= ${PASSWORD_TRIES}
                               THEN ${until}::timestamptz END
     WHERE id = ${userId}::uuid AND (locked_until IS NULL OR locked_until <= ${now})
    RETURNING failed_sign_ins AS taken`;
  if (row) return { taken: row.taken };
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { lockedUntil: true } });
  return { lockedUntil: user.lockedUntil ?? until };
}

/** The right person came: earlier mistakes are forgotten. */
export async function forgetTries(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { failedSignIns: 0, lockedUntil: null } });
}
