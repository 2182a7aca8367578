import { expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { MOST_TOKENS } from '~/domain/access/token-life';
import { createToken } from '~/services/api/create-token.server';
import { revokeToken } from '~/services/api/revoke-token.server';
import { ownTokens } from '~/services/api/tokens.server';
import { auditOn, newFamily, openMarket } from '../parent/family-market';

const now = new Date();
const input = { name: '小程序', scopes: ['children:read'] as const, days: 90 };

it('is kept as a hash only, and its making and end are in the audit', async () => {
  await openMarket();
  const family = await newFamily();
  const made = await createToken(family.actor, input, now);
  if (made.kind === 'refused') throw new Error('refused');
  expect(made.token).toMatch(/^asm_[\w-]{43}$/);
  const row = await db.apiToken.findUniqueOrThrow({ where: { id: made.tokenId } });
  expect(row.scopes).toEqual(['public:read', 'children:read']);
  expect(row.expiresAt.getTime() - now.getTime()).toBe(90 * 86_400_000);
  expect(JSON.stringify(row)).not.toContain(made.token);
  expect(made.token.startsWith(row.start)).toBe(true);
  await revokeToken(family.actor, { tokenId: made.tokenId }, now);
  await revokeToken(family.actor, { tokenId: made.tokenId }, now);
  expect(await auditOn(made.tokenId)).toEqual(['api_token.create', 'api_token.revoke']);
  expect(await ownTokens(family.actor, now)).toMatchObject([{ state: 'revoked', lastUsedAt: null }]);
});

it('is nobody else’s to see or to end', async () => {
  const [mine, other] = [await newFamily(), await newFamily()];
  const made = await createToken(mine.actor, input, now);
  if (made.kind === 'refused') throw new Error('refused');
  expect(await ownTokens(other.actor, now)).toEqual([]);
  await expect(revokeToken(other.actor, { tokenId: made.tokenId }, now)).rejects.toThrow('not found');
});

it('never lasts longer than a year, and gives staff nothing but what is public', async () => {
  const family = await newFamily();
  const long = await createToken(family.actor, { ...input, days: 4000 }, now);
  if (long.kind === 'refused') throw new Error('refused');
  expect(long.expiresAt.getTime() - now.getTime()).toBe(365 * 86_400_000);
  const membership = { role: 'bureau_admin', providerId: null, schoolId: null } as const;
  const staff = { ...family.actor, guardianId: null, memberships: [membership] };
  const made = await createToken(staff, { ...input, scopes: ['enrollments:write'] }, now);
  if (made.kind === 'refused') throw new Error('refused');
  const row = await db.apiToken.findUniqueOrThrow({ where: { id: made.tokenId } });
  expect(row.scopes).toEqual(['public:read']);
});

it('is one of so many that a person still knows them', async () => {
  const family = await newFamily();
  const all = await Promise.all(
    Array.from({ length: MOST_TOKENS + 5 }, () => createToken(family.actor, input, now)),
  );
  expect(all.filter(({ kind }) => kind === 'done')).toHaveLength(MOST_TOKENS);
  expect(all.find(({ kind }) => kind === 'refused')).toMatchObject({
    refusals: [{ code: 'too_many_tokens', params: { most: MOST_TOKENS } }],
  });
});
