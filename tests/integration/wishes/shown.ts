import { createHmac, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { env } from '~/http/env.server';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import type { rendered } from '../rules/rendered';

/** A session of this account, as a browser carries it. */
export async function cookieOf({ userId }: Pick<Actor, 'userId'>): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

/** A page in both languages: it is there, and no key of a text shows. */
export async function shown(page: ReturnType<typeof rendered>, address: string, cookie: string) {
  const pages = [];
  for (const lng of ['zh-CN', 'en'] as const) {
    const answer = await page(address, lng, cookie);
    expect(answer.status, `${address} ${lng}`).toBe(200);
    expect(answer.words, `${address} ${lng}`).not.toMatch(
      /\b(wishes|draw|parent|codes|public)[.:][a-z]|\b(cap|tie|separate|withdraw)\.[a-z]|\{\{|undefined/,
    );
    pages.push(answer);
  }
  return pages as [(typeof pages)[number], (typeof pages)[number]];
}
