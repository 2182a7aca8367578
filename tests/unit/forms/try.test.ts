import { describe, expect, it } from 'vitest';
import { addDays, type SchoolCalendar } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { checkDossier } from '~/domain/reduction/check';
import { rulesInForce } from '~/domain/reduction/rule';
import { hasPlan, lawfulPlan, readTry, type TryText } from '~/forms/rules/try';
import { tryDossier } from '~/forms/rules/try-dossier';
import { tryField } from '~/forms/rules/try-fields';
import { isTriedByPlan } from '~/forms/rules/try-rules';

const calendar: SchoolCalendar = {
  terms: [
    { id: 't1', name: { zh: '上', en: 'first' }, from: '2026-09-01', to: '2027-01-22' },
    { id: 't2', name: { zh: '下', en: 'second' }, from: '2027-02-24', to: '2027-07-02' },
  ],
  restDays: [['2027-01-01', '2027-01-03']],
  schoolDaysOnWeekends: [],
  countyBreaks: [],
};
const on = '2026-11-22' as const;
const words = { title: '快乐足球', summary: '足球基本功与比赛', syllabus: '控球\n传球' };
const lawful = lawfulPlan(on, calendar, words);
const rules = rulesInForce(ruleBook, { on, region: 'zhejiang' });

function judged(change: Partial<TryText>) {
  const read = tryDossier({ ...lawful, ...change }, { asOf: on, region: 'zhejiang', calendar });
  if (read.kind === 'unreadable')
    return { verdict: 'unreadable', broken: read.fields as string[], fields: [] };
  const { verdict, findings } = checkDossier(read.dossier, { rules, calendar, allowOffCampus: false });
  const once = (items: (string | null)[]) => [...new Set(items)];
  return {
    verdict,
    broken: once(findings.map(({ rule }) => rule)),
    fields: once(findings.map(({ path }) => tryField(path))),
  };
}

describe('a plan that is tried', () => {
  it('is lawful to begin with, on every day of a year', () => {
    for (let day = 0; day < 220; day += 1) {
      const from = addDays('2026-09-01', day);
      const read = tryDossier(lawfulPlan(from, calendar, words), {
        asOf: from,
        region: 'zhejiang',
        calendar,
      });
      if (read.kind !== 'dossier') throw new Error(read.fields.join());
      const answer = checkDossier(read.dossier, { rules, calendar, allowOffCampus: false });
      expect(answer.findings.map(({ rule, path }) => `${from} ${rule} ${path}`)).toEqual([]);
    }
  });

  it.each<[Partial<TryText>, string, string, string]>([
    [{ start: '15:00' }, 'block', 'T1', 'start'],
    [{ date: '2026-11-29' }, 'block', 'T1', 'date'],
    [{ serviceType: 'lunch_care' }, 'block', 'T4', 'serviceType'],
    [
      { title: '奥数提高班', category: 'science_tech', listedCategory: 'science_tech' },
      'block',
      'C2',
      'title',
    ],
    [{ assessment: 'exam' }, 'block', 'C2', 'assessment'],
    [{ overseas: true }, 'block', 'C5', 'overseas'],
    [{ promises: ['admission'] }, 'block', 'C6', 'promises'],
    [{ promises: ['certificate'] }, 'review', 'C7', 'promises'],
    [{ listingStatus: 'expired' }, 'block', 'P1', 'listingStatus'],
    [{ perLesson: '36' }, 'block', 'P2', 'perLesson'],
    [{ papersTo: '' }, 'block', 'P4', 'papersTo'],
    [{ providerKind: 'association', papersTo: '2026-11-23' }, 'block', 'P5', 'papersTo'],
    [{ qualification: '' }, 'block', 'P6', 'qualification'],
    [{ inService: true }, 'block', 'P7', 'inService'],
    [{ offenceCheckOn: '' }, 'block', 'P8', 'offenceCheckOn'],
    [{ teachers: '1' }, 'block', 'P13', 'teachers'],
    [{ regime: 'off_campus' }, 'block', 'P21', 'regime'],
    [{ collectedBy: 'provider' }, 'block', 'F3', 'collectedBy'],
    [{ coversMonths: '6' }, 'block', 'F5', 'coversMonths'],
    [{ roomRent: '50' }, 'block', 'F18', 'roomRent'],
    [{ category: 'art', listedCategory: 'art', capacity: '46' }, 'block', 'V1', 'capacity'],
  ])('%o is said to be wrong where it is typed', (change, verdict, rule, field) => {
    const answer = judged(change);
    expect(answer.verdict).toBe(verdict);
    expect(answer.broken).toContain(rule);
    expect(answer.fields).toContain(field);
    expect(isTriedByPlan(rule)).toBe(true);
  });

  it('finds a place for everything that can be wrong', () => {
    const worst = judged({
      regime: 'off_campus',
      end: '21:30',
      listingTo: '2026-11-23',
      listedCategory: 'art',
      market: '20',
      qualificationTo: '2026-11-23',
      offenceHit: true,
      area: '20',
      collectedBy: 'provider',
      coversMonths: '6',
      classHours: '61',
      perLesson: '900',
      chargedOn: '2026-09-01',
    });
    expect(worst.broken.length).toBeGreaterThan(7);
    expect(worst.fields).not.toContain(null);
  });

  it('names the fields that cannot be read instead of guessing', () => {
    expect(judged({ date: 'soon', perLesson: 'much', weeks: '0' })).toMatchObject({
      verdict: 'unreadable',
      broken: ['date', 'perLesson', 'weeks'],
    });
    expect(judged({ end: '15:40' })).toMatchObject({ verdict: 'unreadable', broken: ['end'] });
    expect(judged({ regime: 'moon' })).toMatchObject({ verdict: 'unreadable', broken: ['regime'] });
  });

  it('reads from an address what it wrote there', () => {
    const address = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...lawful, inService: true })) {
      if (typeof value === 'string') address.set(name, value);
      else if (value === true) address.set(name, 'on');
    }
    address.append('promises', 'ranking');
    address.append('promises', 'riches');
    expect(hasPlan(address)).toBe(true);
    expect(hasPlan(new URLSearchParams('rule=V1'))).toBe(false);
    expect(readTry(address)).toEqual({ ...lawful, inService: true, promises: ['ranking'] });
  });
});
