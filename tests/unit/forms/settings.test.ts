import { describe, expect, it } from 'vitest';
import { COUNTY_SETTINGS } from '~/domain/county-settings';
import { settingForm } from '~/forms/county/settings';

const base = { validFrom: '2026-11-22', source: '示例文件 1 号' };
const read = (fields: Record<string, string>) => settingForm.safeParse({ ...base, ...fields });

describe('the form of a county setting', () => {
  it('takes a length of time in hours and minutes', () => {
    expect(read({ key: 'offer_minutes', hours: '1', minutes: '30' }).data).toEqual({
      ...base,
      key: 'offer_minutes',
      value: 90,
    });
    expect(read({ key: 'tie_hold_minutes', hours: '0', minutes: '0' }).data).toMatchObject({ value: 0 });
    const wrong = read({ key: 'offered_hold_minutes', hours: 'two', minutes: '' });
    expect(wrong.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['hours'], 'invalid_whole_number'],
      [['minutes'], 'invalid_whole_number'],
    ]);
  });

  it('takes times of day before midnight only', () => {
    expect(read({ key: 'quiet_from', value: '21:30' }).data).toMatchObject({ value: '21:30' });
    for (const value of ['24:00', '7:00', '21.30', ''])
      expect(read({ key: 'quiet_to', value }).error?.issues[0]?.message, value).toBe('invalid_time');
  });

  it('takes money in yuan and choices that there are', () => {
    expect(read({ key: 'service_charge_max_fen', value: '12.50' }).data).toMatchObject({ value: 1250 });
    expect(read({ key: 'when_filled', value: 'draw_always' }).success).toBe(true);
    expect(read({ key: 'allow_first_come', value: 'maybe' }).success).toBe(false);
  });

  it('knows every setting there is', () => {
    for (const [key, { unset }] of Object.entries(COUNTY_SETTINGS)) {
      const value = String(unset);
      expect(read({ key, value, hours: '1', minutes: '0' }).success, key).toBe(true);
    }
  });
});
