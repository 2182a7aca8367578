import { describe, expect, it } from 'vitest';
import { offeringAct } from '~/forms/school/offering';
import { serviceChargeRefusals } from '~/services/school/opening';

describe('the service charge a school may set (F2)', () => {
  it.each([
    ['nothing is always lawful', 0, 'family', 0, null],
    ['nothing also where the county pays', 0, 'county', 6000, null],
    ['what is posted, to the fen', 6000, 'family', 6000, null],
    ['one fen more', 6001, 'family', 6000, 'service_charge_too_high'],
    ['anything while nothing is posted', 1, 'family', 0, 'service_charge_unposted'],
    ['anything where the county pays', 1, 'county', 6000, 'service_charge_county'],
  ] as const)('%s', (_, serviceFen, payer, serviceMaxFen, code) => {
    const refusals = serviceChargeRefusals(serviceFen, { payer, serviceMaxFen });
    expect(refusals.map((each) => each.code)).toEqual(code ? [code] : []);
    for (const { path, params } of refusals) {
      expect(path).toBe('serviceFen');
      expect(params?.ruleId).toBe('F2');
    }
  });

  it('is typed in yuan, and left empty for none', () => {
    const opening = (serviceFen?: string) =>
      offeringAct.safeParse({
        act: 'open',
        allocation: 'first_come',
        opensAt: '2026-09-08T08:00',
        closesAt: '2026-09-20T20:00',
        ...(serviceFen !== undefined && { serviceFen }),
      });
    expect(opening('35.5').data).toMatchObject({ serviceFen: 3550 });
    expect(opening('').data).toMatchObject({ serviceFen: 0 });
    expect(opening().data).toMatchObject({ serviceFen: 0 });
    expect(opening('-1').error?.issues).toMatchObject([{ message: 'invalid_money', path: ['serviceFen'] }]);
  });
});
