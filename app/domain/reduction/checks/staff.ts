import { addDays, daysBetween } from '../../calendar';
import type { Dossier, DossierStaff } from '../dossier';
import type { Break, Check } from './check';

function datesOf({ lessons }: Dossier): string[] {
  return [...new Set(lessons.map(({ date }) => date))].sort();
}

/** P6: somebody leads, and every lead has a qualification that is valid on every lesson's date. */
export const p6: Check<'P6'> = {
  rule: 'P6',
  find(dossier) {
    const last = datesOf(dossier).at(-1);
    const leads = dossier.staff
      .map((person, index) => ({ ...person, index }))
      .filter(({ role }) => role === 'lead');
    if (leads.length === 0) return [{ path: 'staff', actual: '0', limit: '1', words: 'P6.no_lead' }];
    return leads.flatMap(({ qualification, index }): Break[] => {
      const path = `staff[${index}].qualification`;
      if (!qualification?.kind)
        return [{ path, actual: 'none', limit: 'qualified', words: 'P6.unqualified' }];
      const { validTo } = qualification;
      if (validTo === null || last === undefined || validTo >= last) return [];
      const values = { date: last };
      return [{ path: `${path}.validTo`, actual: validTo, limit: last, words: 'P6.expired', values }];
    });
  },
};

/** P7: a provider has no teacher who is in service at a school. The school's own course is no provider's. */
export const p7: Check<'P7'> = {
  rule: 'P7',
  find: ({ provider, staff }) =>
    provider.kind === 'school'
      ? []
      : staff.flatMap(({ inServiceTeacher }, index): Break[] =>
          inServiceTeacher
            ? [
                {
                  path: `staff[${index}].inServiceTeacher`,
                  actual: 'true',
                  limit: 'false',
                  words: 'P7.in_service',
                },
              ]
            : [],
        ),
};

/** P8: everyone's last entry query is clear, before the lesson and at most so many days old on every lesson's date. */
export const p8: Check<'P8'> = {
  rule: 'P8',
  find(dossier, { staffCheckMaxAgeDays }) {
    const dates = datesOf(dossier);
    return dossier.staff.flatMap((person, index) => checkBreaks(person, index, dates, staffCheckMaxAgeDays));
  },
};

function checkBreaks(
  { offenceCheckOn, offenceHit }: DossierStaff,
  index: number,
  dates: readonly string[],
  maxDays: number,
): Break[] {
  if (offenceHit)
    return [{ path: `staff[${index}].offenceHit`, actual: 'true', limit: 'false', words: 'P8.hit' }];
  const path = `staff[${index}].offenceCheckOn`;
  if (offenceCheckOn === null) return [{ path, actual: 'none', limit: 'checked', words: 'P8.missing' }];
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (offenceCheckOn > first) {
    return [{ path, actual: offenceCheckOn, limit: first, words: 'P8.after', values: { date: first } }];
  }
  if (daysBetween(offenceCheckOn, last) <= maxDays) return [];
  const values = { date: last, untilDate: addDays(offenceCheckOn, maxDays), days: maxDays };
  return [{ path, actual: offenceCheckOn, limit: addDays(last, -maxDays), words: 'P8.expired', values }];
}

/** P13: at most so many children in a sports class, and a second coach above ten. */
export const p13: Check<'P13'> = {
  rule: 'P13',
  find({ course, group: { capacity }, staff }, { sportsMaxPerClass, secondCoachAbove }) {
    if (course.category !== 'sport') return [];
    const found: Break[] = [];
    const path = 'group.capacity';
    const values = { capacity, above: secondCoachAbove };
    if (capacity > sportsMaxPerClass) {
      found.push({
        path,
        actual: String(capacity),
        limit: String(sportsMaxPerClass),
        words: 'P13.too_many',
        values,
      });
    }
    // Whoever is named twice is one coach.
    const coaches = new Set(
      staff.filter(({ qualification }) => isCoach(qualification?.kind ?? null)).map(({ id }) => id),
    ).size;
    if (capacity > secondCoachAbove && coaches < 2) {
      found.push({ path: 'staff', actual: String(coaches), limit: '2', words: 'P13.second_coach', values });
    }
    return found;
  },
};

/** Who counts as a coach of a sports class. */
function isCoach(kind: string | null): boolean {
  return kind === 'coach' || kind === 'teacher';
}
