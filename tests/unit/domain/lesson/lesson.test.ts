import { describe, expect, it } from 'vitest';
import { instantOf, type SchoolCalendar } from '~/domain/calendar';
import {
  answerRefusals,
  CANCELERS_OF,
  cancelRefusals,
  confirmRefusals,
  disputeRefusals,
  markRefusals,
  reportRefusals,
  reverseRefusals,
  type Seat,
} from '~/domain/lesson/decide';
import { makeUpRefusals, moneyHasGone } from '~/domain/lesson/make-up';
import { newestMarks, onServerTime, readMarks } from '~/domain/lesson/marks';
import { isWorkingDay, silenceEndsOn } from '~/domain/lesson/silence';
import { type LessonFacts, type LessonStage, stageOf } from '~/domain/lesson/stage';
import type { Refusal } from '~/domain/refusal';

const DAY = '2026-09-22';
const at = (minute: number) => instantOf(DAY, minute);
const LATER = instantOf('2026-09-23', 600);

/** 15:40 to 17:10. */
const planned: LessonFacts = {
  date: DAY,
  startMinute: 940,
  endMinute: 1030,
  status: 'planned',
  reportedAt: null,
  disputedAt: null,
  answeredAt: null,
  reversedAt: null,
  madeUp: false,
};
const reported = { ...planned, reportedAt: at(1035) };
const disputed = { ...reported, disputedAt: LATER };
const answered = { ...disputed, answeredAt: LATER };
const taught = { ...reported, status: 'taught' as const };
const canceled = { ...planned, status: 'canceled' as const };
const reversed = { ...canceled, reversedAt: LATER, disputedAt: LATER };

const codes = (refusals: readonly Refusal[]) => refusals.map(({ code }) => code);

describe('where a lesson stands', () => {
  it.each<[string, LessonFacts, Date, LessonStage]>([
    ['a minute before it begins', planned, at(939), 'to_come'],
    ['when it begins', planned, at(940), 'under_way'],
    ['a minute before its end', planned, at(1029), 'under_way'],
    ['at its end', planned, at(1030), 'to_report'],
    ['reported', reported, LATER, 'to_confirm'],
    ['doubted', disputed, LATER, 'disputed'],
    ['answered', answered, LATER, 'answered'],
    ['taught', taught, LATER, 'taught'],
    ['canceled', canceled, LATER, 'canceled'],
    ['made up for', { ...canceled, madeUp: true }, LATER, 'made_up'],
    ['taken back', reversed, LATER, 'reversed'],
  ])('%s', (_, facts, now, stage) => {
    expect(stageOf(facts, now)).toBe(stage);
  });
});

describe('who may say what, when', () => {
  it.each<[string, Refusal[], string[]]>([
    ['marking 31 minutes before', markRefusals(planned, at(909)), ['lesson_too_early']],
    ['marking half an hour before', markRefusals(planned, at(910)), []],
    ['marking the day after', markRefusals(planned, LATER), []],
    ['marking what is reported', markRefusals(reported, LATER), ['lesson_reported']],
    ['marking a canceled one', markRefusals(canceled, at(950)), ['invalid_state']],
    ['reporting a minute before its end', reportRefusals(planned, 0, at(1029)), ['lesson_not_over']],
    ['reporting at its end', reportRefusals(planned, 0, at(1030)), []],
    ['reporting with one unmarked', reportRefusals(planned, 1, LATER), ['attendance_incomplete']],
    ['reporting twice', reportRefusals(reported, 0, LATER), ['invalid_state']],
    ['confirming what is not reported', confirmRefusals(planned), ['lesson_not_reported']],
    ['confirming', confirmRefusals(reported), []],
    ['confirming after a doubt', confirmRefusals(disputed), []],
    ['confirming a canceled one', confirmRefusals(canceled), ['invalid_state']],
    ['doubting', disputeRefusals(reported), []],
    ['doubting twice', disputeRefusals(disputed), ['invalid_state']],
    ['doubting what is confirmed', disputeRefusals(taught), ['invalid_state']],
    ['answering without a doubt', answerRefusals(reported), ['invalid_state']],
    ['answering', answerRefusals(disputed), []],
    ['answering twice', answerRefusals(answered), ['invalid_state']],
    ['answering to a lesson that was taken back', answerRefusals(reversed), []],
    ['taking back on the last day', reverseRefusals(taught, '2026-09-23', LATER), []],
    ['taking back after the term', reverseRefusals(taught, '2026-09-22', LATER), ['reversal_after_term']],
    ['taking back what is not confirmed', reverseRefusals(reported, '2027-01-01', LATER), ['invalid_state']],
  ])('%s', (_, refusals, expected) => {
    expect(codes(refusals)).toEqual(expected);
  });

  it.each<[string, LessonFacts, Seat, string | null, string[]]>([
    ['a lesson to come', planned, 'provider', null, []],
    ['a reported one', reported, 'provider', null, ['lesson_reported']],
    ['a reported one', reported, 'school', null, ['lesson_reported']],
    ['a doubted one', disputed, 'provider', '2026-10-09', []],
    ['a doubted one', disputed, 'school', '2026-10-09', ['dispute_unanswered']],
    ['a doubted one past the answer’s day', disputed, 'school', '2026-09-22', []],
    ['a doubted one on the answer’s day', disputed, 'school', '2026-09-23', ['dispute_unanswered']],
    ['a doubted one where silence never counts', disputed, 'school', null, ['dispute_unanswered']],
    ['an answered one', answered, 'school', '2026-10-09', []],
    ['an answered one', answered, 'bureau', '2026-10-09', ['lesson_reported']],
    ['a taught one', taught, 'school', null, ['invalid_state']],
    ['a canceled one', canceled, 'bureau', null, ['invalid_state']],
  ])('canceling %s', (_, facts, seat, answerBy, expected) => {
    expect(codes(cancelRefusals(facts, seat, { now: LATER, answerBy }))).toEqual(expected);
  });

  it('only says of others what it may', () => {
    expect(CANCELERS_OF.provider).toEqual(['provider']);
    expect(CANCELERS_OF.bureau).toEqual(['force_majeure']);
  });
});

describe('a make-up', () => {
  const at = { date: '2026-10-15', startMinute: 940, endMinute: 1030 };
  const ground = {
    offering: 'running',
    term: { from: '2026-09-01', to: '2027-01-22' },
    at,
    now: LATER,
  } as const;
  it.each<[string, Parameters<typeof makeUpRefusals>[0], object, string[]]>([
    ['in time', canceled, {}, []],
    ['of a lesson that is not canceled', planned, {}, ['invalid_state']],
    ['for the second time', { ...canceled, madeUp: true }, {}, ['invalid_state']],
    ['of a lesson that was taken back', reversed, {}, ['invalid_state']],
    ['in a class that is over', canceled, { offering: 'finished' }, ['make_up_class_over']],
    ['after the term', canceled, { at: { ...at, date: '2027-01-23' } }, ['date_outside_term']],
    ['in the past', canceled, { at: { ...at, date: '2026-09-22' } }, ['make_up_past']],
  ])('%s', (_, facts, over, expected) => {
    expect(codes(makeUpRefusals(facts, { ...ground, ...over }))).toEqual(expected);
  });

  it.each([
    ['nothing has gone', { backFen: 0, goneFen: 0, askedFen: 0, moreOpenFen: 0 }, false],
    [
      'as much is on its way as still goes back',
      { backFen: 3500, goneFen: 0, askedFen: 3500, moreOpenFen: 0 },
      false,
    ],
    ['it has gone', { backFen: 3500, goneFen: 3500, askedFen: 0, moreOpenFen: 3500 }, true],
    ['it is on its way', { backFen: 0, goneFen: 0, askedFen: 3500, moreOpenFen: 0 }, true],
    ['that of another lesson has gone', { backFen: 3500, goneFen: 3500, askedFen: 0, moreOpenFen: 0 }, false],
  ])('when %s', (_, facts, gone) => {
    expect(moneyHasGone(facts)).toBe(gone);
  });
});

const calendar: SchoolCalendar = {
  terms: [{ id: 't', name: { zh: '', en: '' }, from: '2026-09-01', to: '2027-01-22' }],
  restDays: [['2026-10-01', '2026-10-07']],
  schoolDaysOnWeekends: [{ date: '2026-10-10', timetableOf: 3 }],
  countyBreaks: [{ name: { zh: '', en: '' }, from: '2026-11-11', to: '2026-11-13' }],
};

describe('silence (F8)', () => {
  it.each([
    ['a Friday', '2026-09-25', true],
    ['a Saturday', '2026-09-26', false],
    ['a holiday', '2026-10-05', false],
    ['a worked Saturday', '2026-10-10', true],
    ['a day of the county’s break', '2026-11-12', true],
    ['a weekday of the vacation', '2027-02-03', true],
    ['New Year’s Day without its notice', '2027-01-01', false],
  ])('%s', (_, date, works) => {
    expect(isWorkingDay(calendar, date)).toBe(works);
  });

  it.each([
    ['a plain week', '2026-09-14', 7, '2026-09-23'],
    ['over the holiday and a worked Saturday', '2026-09-29', 7, '2026-10-14'],
    ['from a Saturday', '2026-09-19', 1, '2026-09-21'],
    ['none', '2026-09-19', 0, '2026-09-19'],
  ])('ends after %s', (_, from, days, end) => {
    expect(silenceEndsOn(calendar, from, days)).toBe(end);
  });
});

describe('marks from a phone', () => {
  const mark = (enrollmentId: string, state: 'present' | 'absent', markedAt: number) => ({
    enrollmentId,
    state,
    markedAt,
  });

  it('count once for each child, the newest of them', () => {
    expect(newestMarks([mark('a', 'present', 2), mark('b', 'absent', 1), mark('a', 'absent', 1)])).toEqual([
      mark('a', 'present', 2),
      mark('b', 'absent', 1),
    ]);
    expect(newestMarks([mark('a', 'present', 2), mark('a', 'absent', 2)])).toEqual([mark('a', 'absent', 2)]);
  });

  it('are put onto the server’s clock, never into its future', () => {
    const now = at(1000);
    const sent = now.getTime() - 3_600_000; // a clock an hour behind
    const [one, two] = onServerTime(
      [mark('a', 'present', sent - 60_000), mark('b', 'present', sent + 5)],
      sent,
      now,
    );
    expect(one?.markedAt).toBe(now.getTime() - 60_000);
    expect(two?.markedAt).toBe(now.getTime());
  });

  it('are read from whatever a browser kept', () => {
    expect(readMarks(null)).toEqual([]);
    expect(
      readMarks([
        mark('a', 'present', 1),
        { enrollmentId: 'b' },
        { ...mark('c', 'present', 1), state: 'x' },
        7,
      ]),
    ).toEqual([mark('a', 'present', 1)]);
  });
});
