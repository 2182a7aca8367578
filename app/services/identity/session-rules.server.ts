import { db } from '~/db/client.server';
import { demoDoorsOpen } from './demo-doors.server';

const HOUR = 3_600_000;
/** A guardian signs in again after a month, staff after a working day. */
export const GUARDIAN_SESSION_MS = 30 * 24 * HOUR;
export const STAFF_SESSION_MS = 12 * HOUR;

/** better-auth endpoints that make a session because a second factor was shown in them. */
const SHOWN_BY_PATH: Record<string, string> = {
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'recovery_code',
};

type NewSession = { userId: string; createdAt: Date; secondFactor?: string | null } & Record<string, unknown>;
type Endpoint = {
  path?: string;
  context?: { session?: { session: Record<string, unknown> } | null };
} | null;

/**
 * What every new session gets, whoever makes it: its length, and whether a second factor was shown. A session
 * that replaces another of the same person (after a password change) keeps what that one had shown.
 *
 * @throws when a session of the demo's cast is asked for where there is no demo
 */
export async function sessionBeforeCreate(session: NewSession, endpoint: Endpoint) {
  const before = endpoint?.context?.session?.session.secondFactor as string | null | undefined;
  const secondFactor = SHOWN_BY_PATH[endpoint?.path ?? ''] ?? session.secondFactor ?? before ?? null;
  if (secondFactor === 'demo' && !demoDoorsOpen()) throw new Error('the demo cast exists in the demo only');
  const staff = await db.membership.count({ where: { userId: session.userId, endedAt: null } });
  const lasts = staff > 0 ? STAFF_SESSION_MS : GUARDIAN_SESSION_MS;
  const createdAt = new Date(session.createdAt);
  // What is over is no longer anybody's business.
  await db.session.deleteMany({ where: { userId: session.userId, expiresAt: { lt: createdAt } } });
  return { data: { ...session, secondFactor, expiresAt: new Date(createdAt.getTime() + lasts) } };
}
