import { addDays, daysBetween } from '../../calendar';
import { yuanText } from '../../money';
import type { Break, Check } from './check';

/** F3: only the school or the county's fiscal account collects; never a provider, a platform, a committee. */
export const f3: Check<'F3'> = {
  rule: 'F3',
  find: ({ regime, fee: { collectedBy } }, { payees }) =>
    regime === 'off_campus' || payees.includes(collectedBy)
      ? []
      : [{ path: 'fee.collectedBy', actual: collectedBy, limit: payees.join(', '), words: 'F3.payee' }],
};

/** F5: a fee of after-school service covers at most the term. */
export const f5: Check<'F5'> = {
  rule: 'F5',
  find: ({ regime, fee: { coversMonths } }, { maxMonths }) =>
    regime === 'school_service' && coversMonths > maxMonths
      ? [
          {
            path: 'fee.coversMonths',
            actual: String(coversMonths),
            limit: String(maxMonths),
            words: 'F5.beyond_term',
          },
        ]
      : [],
};

/** F6: what may be prepaid in one charge outside school: months, class hours and sum. */
export const f6: Check<'F6'> = {
  rule: 'F6',
  find({ regime, fee, lessons }, { prepayMaxMonths, prepayMaxClassHours, prepayMaxFen }) {
    // Where the county pays, no family prepays anything.
    if (regime !== 'off_campus' || fee.payer === 'county') return [];
    const found: Break[] = [];
    const total = fee.perLessonFen * lessons.length + fee.materialsFen;
    const over = (path: string, actual: string, limit: string, words: Break['words']) =>
      found.push({ path: `fee.${path}`, actual, limit, words });
    if (fee.coversMonths > prepayMaxMonths) {
      over('coversMonths', String(fee.coversMonths), String(prepayMaxMonths), 'F6.months');
    }
    if (fee.classHours > prepayMaxClassHours) {
      over('classHours', String(fee.classHours), String(prepayMaxClassHours), 'F6.class_hours');
    }
    if (total > prepayMaxFen) over('perLessonFen', yuanText(total), yuanText(prepayMaxFen), 'F6.sum');
    return found;
  },
};

/** F7: outside school nothing is charged earlier than a month before the first lesson. */
export const f7: Check<'F7'> = {
  rule: 'F7',
  find({ regime, fee: { chargedOn, payer }, lessons }, { prepayEarliestDaysBeforeStart: days }) {
    const first = lessons.map(({ date }) => date).sort()[0];
    if (regime !== 'off_campus' || payer === 'county' || first === undefined) return [];
    if (daysBetween(chargedOn, first) <= days) return [];
    const limit = addDays(first, -days);
    return [
      { path: 'fee.chargedOn', actual: chargedOn, limit, words: 'F7.too_early', values: { date: first } },
    ];
  },
};

/** F18: school rooms are not let: the rent in school service is nothing. */
export const f18: Check<'F18'> = {
  rule: 'F18',
  find: ({ regime, fee: { roomRentFen } }) =>
    regime === 'school_service' && roomRentFen > 0
      ? [{ path: 'fee.roomRentFen', actual: yuanText(roomRentFen), limit: '0', words: 'F18.rent' }]
      : [],
};
