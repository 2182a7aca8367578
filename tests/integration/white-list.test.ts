import { beforeAll, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { whiteList } from '~/services/catalogue/white-list.server';
import { seedDemoCounty } from '../../prisma/seed/index';

const now = instantOf('2026-11-21', 10 * 60);

beforeAll(async () => {
  await seedDemoCounty(db, { now });
}, 300_000);

it('shows who is listed or suspended, whose notice runs, and nobody else', async () => {
  const { listed, noticed } = await whiteList(now);
  expect(new Set(listed.map(({ status }) => status))).toEqual(new Set(['listed', 'suspended']));
  expect(listed.length).toBe(await db.listing.count({ where: { status: { in: ['listed', 'suspended'] } } }));
  expect(noticed.length).toBe(await db.listing.count({ where: { status: 'public_notice' } }));
  for (const { noticeFrom, noticeTo } of noticed)
    expect(noticeFrom && noticeTo && noticeFrom <= noticeTo).toBe(true);
});

it('drops a listing on the day after its last one', async () => {
  const [first] = (await whiteList(now)).listed;
  const last = first?.validTo ?? '';
  const on = async (at: Date) => (await whiteList(at)).listed.some(({ id }) => id === first?.id);
  expect(await on(instantOf(last, 23 * 60))).toBe(true);
  expect(await on(instantOf(last, 24 * 60 + 1))).toBe(false);
});
