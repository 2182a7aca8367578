import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { letFindingPass } from '~/services/findings/let-pass.server';
import { findingsHere } from '~/services/findings/one.server';
import { recheckCounty } from '~/services/findings/recheck.server';
import { saveCare } from '~/services/school/save-care.server';
import { makeSchool, NOW } from '../provider/county';
import { answerOf } from '../school/here';
import {
  admin,
  forgetCheck,
  later,
  offeringId,
  officer,
  only,
  openClass,
  partTime,
  school,
} from './open-class';

openClass();

describe('letting a soft finding pass', () => {
  const text = 'A second coach begins in October';

  it('is for the officer whom the rule names, with a reason, and stays passed', async () => {
    await partTime();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P12');
    expect(answerOf(await letFindingPass(admin, { findingId, text }, NOW))).toEqual(['override_not_yours']);
    expect(answerOf(await letFindingPass(school.head, { findingId, text }, NOW))).toEqual([
      'override_not_yours',
    ]);
    expect(answerOf(await letFindingPass(officer, { findingId, text: ' ' }, NOW))).toEqual([
      'reason_missing',
    ]);
    expect(answerOf(await letFindingPass(officer, { findingId, text }, NOW))).toBe('done');
    expect(await only('P12')).toMatchObject({ status: 'overridden' });
    expect(await db.ruleOverride.findMany({ where: { subjectId: offeringId } })).toMatchObject([
      { ruleId: 'P12', path: 'staff', actual: '0%', reason: text, byRole: 'bureau_officer' },
    ]);
    await recheckCounty({ why: 'nightly' }, later(5));
    expect((await only('P12')).status).toBe('overridden');
  });

  it('is never for a hard one', async () => {
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P8');
    expect(answerOf(await letFindingPass(officer, { findingId, text }, NOW))).toEqual(['rule_is_hard']);
    expect((await only('P8')).status).toBe('open');
  });

  it('is the head’s where the rule names the school, and nobody else’s school', async () => {
    const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 900, endMinute: 1035 }));
    await saveCare(school.head, days, NOW);
    const [here] = await findingsHere(school.head);
    expect(here).toMatchObject({ rule: 'T3', mine: true, actual: '17:15' });
    const findingId = here?.id ?? '';
    const other = (await makeSchool()).head;
    await expect(letFindingPass(other, { findingId, text }, NOW)).rejects.toThrow();
    expect(answerOf(await letFindingPass(officer, { findingId, text }, NOW))).toEqual(['override_not_yours']);
    expect(answerOf(await letFindingPass(school.head, { findingId, text }, NOW))).toBe('done');
    expect(await findingsHere(school.head)).toEqual([]);
    await saveCare(school.head, days, later(5));
    expect(await findingsHere(school.head)).toEqual([]);
  });
});
