import { beforeAll, expect, it } from 'vitest';
import { requestKeyOf } from '~/api/idempotency.server';
import { db } from '~/db/client.server';
import { claimReply, dropReplies } from '~/services/api/replies.server';
import {
  type Family,
  livePlaces,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
} from '../parent/family-market';
import type { Market } from '../search/market';
import { ask, newKey, placeWanted, tokenOf } from './asking';

let market: Market;
let family: Family;
let token: string;

beforeAll(async () => {
  market = await openMarket();
  family = await newFamily();
  token = await tokenOf(family);
});

const enroll = (offeringId: string, key?: string) =>
  ask('POST', '/enrollments', { token, key, body: placeWanted(family, offeringId) });

it('asks for a key where something new is taken', async () => {
  const offeringId = await openOffering(market, { weekday: 1 });
  const without = await enroll(offeringId);
  expect([without.status, without.problem.code]).toEqual([400, 'idempotency_key_missing']);
  const blank = await enroll(offeringId, '"a b"');
  expect([blank.status, blank.problem.code]).toEqual([400, 'idempotency_key_missing']);
  expect(await livePlaces(offeringId)).toBe(0);
});

it('takes one place for twenty requests at once with one key', async () => {
  const offeringId = await openOffering(market, { weekday: 2 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => enroll(offeringId, 'first-try')));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
  const replayed = answers.map(({ headers }) => headers.get('idempotency-replayed'));
  expect(replayed.filter((each) => each === 'false')).toHaveLength(1);
  expect(await livePlaces(offeringId)).toBe(1);
  const place = await placeOf(answers[0]?.json.id);
  expect(place.requestKey).toBe(requestKeyOf(family.actor.userId, 'first-try'));
});

it('gives the same answer again, also a refusal, and refuses the key for anything else', async () => {
  const offeringId = await openOffering(market, { weekday: 3 });
  const key = newKey();
  const made = await enroll(offeringId, key);
  expect((await placeOf(made.json.id)).requestKey).toBe(key);
  await ask('POST', `/enrollments/${made.json.id}/cancellation`, { token, body: {} });
  const again = await enroll(offeringId, key);
  expect([again.status, again.json]).toEqual([201, made.json]);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await livePlaces(offeringId)).toBe(0);

  const other = await openOffering(market, { weekday: 4, grades: [1] });
  const mixed = await enroll(other, key);
  expect([mixed.status, mixed.problem.code]).toEqual([409, 'idempotency_key_reused']);
  const refused = await enroll(other, 'no-1');
  expect([refused.status, refused.problem.code]).toEqual([409, 'grade']);
  await db.offering.update({ where: { id: other }, data: { grades: [1, 2, 3] } });
  expect((await enroll(other, 'no-1')).problem.code).toBe('grade');
  expect((await enroll(other, 'no-2')).status).toBe(201);
});

it('keeps keys of one person apart from those of another', async () => {
  const offeringId = await openOffering(market, { weekday: 5 });
  const second = await newFamily();
  const body = placeWanted(second, offeringId);
  const mine = await enroll(offeringId, 'same-word');
  const theirs = await ask('POST', '/enrollments', { token: await tokenOf(second), key: 'same-word', body });
  expect([mine.status, theirs.status]).toEqual([201, 201]);
  expect(await livePlaces(offeringId)).toBe(2);
});

it('cancels once, however often it is sent', async () => {
  const offeringId = await openOffering(market, { weekday: 1, startMinute: 1050, endMinute: 1110 });
  const { json } = await enroll(offeringId, newKey());
  const cancel = () =>
    ask('POST', `/enrollments/${json.id}/cancellation`, { token, key: 'cancel-1', body: {} });
  const [first, second] = await Promise.all([cancel(), cancel()]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.json).toEqual(first.json);
});

it('says so while the first one is still being answered, and lets go of one that died', async () => {
  const { userId } = family.actor;
  const now = new Date();
  const at = { userId, key: 'slow' };
  expect(await claimReply(at, 'a', now)).toEqual({ kind: 'first' });
  expect(await claimReply(at, 'a', now)).toEqual({ kind: 'in_flight' });
  expect(await claimReply(at, 'b', now)).toEqual({ kind: 'other_request' });
  const later = new Date(now.getTime() + 61_000);
  expect(await claimReply(at, 'a', later)).toEqual({ kind: 'first' });
});

it('forgets answers after a day', async () => {
  const before = await db.apiReply.count();
  expect(before).toBeGreaterThan(0);
  expect(await dropReplies(new Date())).toBe(0);
  expect(await dropReplies(new Date(Date.now() + 25 * 3_600_000))).toBe(before);
  expect(await db.apiReply.count()).toBe(0);
});
