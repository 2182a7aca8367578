import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { type CountySetting, PLACE_SETTINGS } from '~/domain/county-settings';
import { changeSetting } from '~/services/county/change-setting.server';
import { placeSettingsOn } from '~/services/county/settings.server';
import { settingsPage } from '~/services/county/settings-page.server';
import { auditOn, openMarket } from '../parent/family-market';

const NOW = new Date();
const TODAY = todayInShanghai(NOW);
let officer: Actor;

beforeAll(async () => {
  // The schools that money can go to.
  await openMarket();
  const user = await db.user.create({ data: { name: '示例科员', email: `${randomUUID()}@example.com` } });
  const memberships = [{ role: 'bureau_admin' as const, providerId: null, schoolId: null }];
  officer = { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships };
});

const shown = async (key: string) =>
  (await settingsPage(NOW)).flatMap(({ settings }) => settings).find((each) => each.key === key);
const decide = (key: CountySetting, value: unknown, validFrom = TODAY) =>
  changeSetting(officer, { key, value, validFrom, source: '示例文件 1 号' }, NOW);

describe('what the county decides for itself', () => {
  it('is decided with a date and a source, and the past stays', async () => {
    expect(await decide('transfer_days', 4, addDays(TODAY, -1))).toMatchObject({
      refusals: [{ code: 'date_past' }],
    });
    expect(await decide('transfer_days', 99)).toMatchObject({ refusals: [{ code: 'setting_value' }] });
    expect(await decide('transfer_days', 4)).toEqual({ kind: 'done' });
    await decide('transfer_days', 7, addDays(TODAY, 3));
    expect(await shown('transfer_days')).toMatchObject({
      now: { value: 4 },
      decided: true,
      history: [{ value: 7 }, { value: 4, source: '示例文件 1 号' }],
    });
    const rows = await db.countySetting.findMany({ where: { key: 'transfer_days' } });
    expect(await auditOn(rows[0]?.id ?? '')).toEqual(['county_setting.change']);
  });

  it('keeps one account for each payee', async () => {
    const account = { holder: '示例专户', bank: '示例银行', number: '9900 0000 0000 0001' };
    const decision = { key: 'payee_bank_accounts', validFrom: TODAY, source: '示例', ...account } as const;
    await changeSetting(officer, { ...decision, payee: 'fiscal' }, NOW);
    await changeSetting(officer, { ...decision, payee: 'haibin' }, NOW);
    expect((await shown('payee_bank_accounts'))?.now.accounts).toMatchObject({
      fiscal: { number: '9900000000000001' },
      haibin: { bank: '示例银行' },
    });
  });

  it('is shown in two groups, each setting once', async () => {
    const page = await settingsPage(NOW);
    expect(page.map(({ group }) => group)).toEqual(['money', 'places']);
    expect(page[1]?.settings.map(({ key }) => key)).toEqual(Object.keys(PLACE_SETTINGS));
    const keys = page.flatMap(({ settings }) => settings.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('decides about places, which hold from their day on', async () => {
    expect(await placeSettingsOn(db, NOW)).toMatchObject({ offer_minutes: 1440, quiet_from: '21:30' });
    expect(await decide('offer_minutes', 9)).toMatchObject({ refusals: [{ code: 'setting_value' }] });
    expect(await decide('quiet_from', '24:00')).toMatchObject({ refusals: [{ code: 'setting_value' }] });
    expect(await decide('offer_minutes', 90)).toEqual({ kind: 'done' });
    expect(await decide('quiet_from', '20:00', addDays(TODAY, 1))).toEqual({ kind: 'done' });
    expect(await decide('allow_school_choice', 'no')).toEqual({ kind: 'done' });
    expect(await placeSettingsOn(db, NOW)).toMatchObject({
      offer_minutes: 90,
      quiet_from: '21:30',
      allow_school_choice: 'no',
    });
    const tomorrow = new Date(NOW.getTime() + 86_400_000);
    expect(await placeSettingsOn(db, tomorrow)).toMatchObject({ quiet_from: '20:00' });
    expect(await shown('allow_school_choice')).toMatchObject({ now: { value: 'no' }, decided: true });
  });
});
