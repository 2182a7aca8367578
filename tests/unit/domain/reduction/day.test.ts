import { describe, expect, it } from 'vitest';
import { addDays } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { checkDay, dayFindings } from '~/domain/reduction/day';
import type { Dossier } from '~/domain/reduction/dossier';
import { rulesInForce } from '~/domain/reduction/rule';
import { county } from '../calendar/county';
import { plan } from './plan';

const at = (start: string, end: string, region = 'zhejiang') =>
  plan((d) => {
    d.region = region;
    d.lessons = [{ date: '2026-09-08', start, end }];
  });

const rulesOf = ({ asOf, region }: Dossier) => rulesInForce(ruleBook, { on: asOf, region });
const judge = (...dossiers: Dossier[]) =>
  checkDay(dossiers, { rules: rulesOf, calendar: county, allowOffCampus: false });
const broken = (...dossiers: Dossier[]) =>
  judge(...dossiers).findings.map(
    ({ rule, severity, path, actual }) => `${rule} ${severity} ${path} ${actual}`,
  );

describe('a school’s day', () => {
  it.each<[string, Dossier[], string[]]>([
    ['T2: 121 minutes', [at('15:29', '17:30')], []],
    ['T2: 120 minutes', [at('15:30', '17:30')], []],
    ['T2: 119 minutes', [at('15:31', '17:30')], ['T2 hard day 119']],
    ['T2: two that follow each other', [at('15:30', '16:30'), at('16:30', '17:30')], []],
    ['T2: two side by side count once', [at('15:30', '17:20'), at('15:40', '17:30')], []],
    ['T2: one within the other', [at('15:31', '17:30'), at('16:00', '17:00')], ['T2 hard day 119']],
    ['T2: a gap does not count', [at('15:20', '16:20'), at('16:31', '17:30')], ['T2 hard day 119']],
    ['T3: a minute after half past five', [at('15:20', '17:31')], []],
    ['T3: at half past five', [at('15:20', '17:30')], []],
    ['T3: a minute before', [at('15:20', '17:29')], ['T3 soft day 17:29']],
    ['T3: the last one counts', [at('15:20', '17:29'), at('16:40', '17:30')], []],
    ['both', [at('15:40', '17:10')], ['T2 hard day 90', 'T3 soft day 17:10']],
  ])('%s', (_name, dossiers, expected) => {
    expect(broken(...dossiers)).toEqual(expected);
  });

  it('says what each plan breaks, by its place in the list', () => {
    const late = plan((d) => {
      d.lessons = [{ date: '2026-09-08', start: '15:20', end: '17:30' }];
      d.fee.collectedBy = 'provider';
    });
    expect(broken(at('15:20', '17:30'), late)).toEqual(['F3 hard [1].fee.collectedBy provider']);
    expect(judge(late).verdict).toBe('block');
  });

  it('counts no service of other regimes, and says nothing about a day without any', () => {
    const museum = plan((d) => {
      d.regime = 'public_venue';
      d.lessons = [{ date: '2026-09-12', start: '09:00', end: '10:00' }];
    });
    expect(broken(museum)).toEqual([]);
  });

  it.each(['T2', 'T3'])('%s binds from its first day on', (rule) => {
    const from = ruleBook.find((each) => each.rule === rule)?.from ?? '';
    const on = (day: string) =>
      dayFindings([{ start: '16:00', end: '17:00' }], rulesInForce(ruleBook, { on: day, region: 'zhejiang' }))
        .map((finding) => finding.rule)
        .filter((each) => each === rule);
    expect(on(addDays(from, -1))).toEqual([]);
    expect(on(from)).toEqual([rule]);
  });
});
