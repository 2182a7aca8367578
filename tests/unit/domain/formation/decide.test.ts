import { describe, expect, it } from 'vitest';
import { instantOf } from '~/domain/calendar';
import { type FormationFacts, formationOf, notToDecide } from '~/domain/formation/decide';
import { remindersOf } from '~/domain/formation/reminders';

const closesAt = instantOf('2026-09-20', 20 * 60);
const begins = instantOf('2026-09-22', 940);
const facts = (over: Partial<FormationFacts> = {}): FormationFacts => ({
  now: closesAt,
  status: 'open',
  closesAt,
  minimum: 5,
  confirmed: 0,
  held: 0,
  begins,
  ...over,
});
const justBefore = (at: Date) => new Date(at.getTime() - 1);
/** Enrollment ended a week before the first lesson; answers are awaited until two days before it. */
const earlier = instantOf('2026-09-15', 20 * 60);
const awaited = instantOf('2026-09-20', 9 * 60);
const early = { closesAt: earlier, now: earlier };

describe('whether a class takes place', () => {
  it.each<[string, Partial<FormationFacts>, ReturnType<typeof formationOf>]>([
    ['one under', { confirmed: 4 }, 'too_few'],
    ['exactly enough', { confirmed: 5 }, 'takes_place'],
    ['one over', { confirmed: 6 }, 'takes_place'],
    ['nobody', {}, 'too_few'],
    ['one that is being paid makes the difference', { confirmed: 4, held: 1 }, 'waits'],
    ['nobody waits for what makes none', { confirmed: 3, held: 1 }, 'too_few'],
    ['nor where there are enough', { confirmed: 5, held: 3 }, 'takes_place'],
    ['held places alone are none', { held: 5 }, 'waits'],
    ['one who is being asked may make the difference', { ...early, confirmed: 4, offered: 1 }, 'asks'],
    ['or one who pays with one who is asked', { ...early, confirmed: 3, held: 1, offered: 1 }, 'asks'],
    ['not where all who are asked are too few', { ...early, confirmed: 2, held: 1, offered: 1 }, 'too_few'],
    ['what is being paid decides before', { ...early, confirmed: 4, held: 1, offered: 1 }, 'waits'],
    [
      'until two days before the first lesson',
      { ...early, confirmed: 4, offered: 1, now: justBefore(awaited) },
      'asks',
    ],
    ['and no longer', { ...early, confirmed: 4, offered: 1, now: awaited }, 'too_few'],
    ['nor before the deadline', { ...early, confirmed: 4, offered: 1, now: justBefore(earlier) }, 'not_due'],
    ['a millisecond before the deadline', { confirmed: 9, now: justBefore(closesAt) }, 'not_due'],
    ['without a deadline', { closesAt: null }, 'not_due'],
    ['on the instant it begins', { now: begins }, 'not_due'],
    ['just before it begins', { now: justBefore(begins), confirmed: 4 }, 'too_few'],
    ['without lessons', { begins: null }, 'not_due'],
    ['decided already', { status: 'confirmed', confirmed: 2 }, 'not_due'],
    ['merged', { status: 'merged' }, 'not_due'],
    ['canceled', { status: 'canceled' }, 'not_due'],
    ['running', { status: 'running' }, 'not_due'],
    ['its draw is late', { drawing: true }, 'not_due'],
  ])('%s', (_, over, expected) => expect(formationOf(facts(over))).toBe(expected));
});

describe('whether the school has to decide', () => {
  it.each<[string, Partial<FormationFacts>, ReturnType<typeof notToDecide>]>([
    ['too few', { confirmed: 4 }, null],
    ['enough', { confirmed: 5 }, 'settled'],
    ['being paid', { confirmed: 4, held: 1 }, 'waits'],
    ['being asked', { ...early, confirmed: 4, offered: 1 }, 'asks'],
    ['its draw is late', { drawing: true }, 'open'],
    ['still enrolling', { now: justBefore(closesAt) }, 'open'],
    ['begun', { now: begins, confirmed: 1 }, 'settled'],
    ['canceled', { status: 'canceled' }, 'settled'],
  ])('%s', (_, over, expected) => expect(notToDecide(facts(over))).toBe(expected));
});

describe('when a school is asked again', () => {
  it('two days before the first lesson, and on the day before the bureau hears of it', () => {
    expect(remindersOf('2026-09-22', instantOf('2026-09-15', 600))).toEqual([
      { step: 'remind', at: instantOf('2026-09-20', 540) },
      { step: 'escalate', at: instantOf('2026-09-21', 480) },
    ]);
  });

  it('leaves out what is over, but not the bureau', () => {
    const now = instantOf('2026-09-21', 1200);
    expect(remindersOf('2026-09-22', now)).toEqual([{ step: 'escalate', at: now }]);
  });
});
