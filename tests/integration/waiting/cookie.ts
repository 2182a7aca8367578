import { createHmac, randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import { env } from '~/http/env.server';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';

/** The cookie of somebody who has signed in. */
export async function cookieOf(userId: string): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}
