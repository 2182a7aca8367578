import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { EntryKind } from '~/domain/ledger/accounts';
import { sumFen } from '~/domain/money';
import {
  draftOf,
  fundTotals,
  lineKind,
  type PayablePosting,
  settlementLines,
} from '~/domain/settlement/lines';
import { payoutLines } from '~/domain/settlement/payout';
import { lineKey, statementLines, statementTotals } from '~/domain/settlement/statement';

const posting = (over: Partial<PayablePosting> = {}): PayablePosting => ({
  entryId: 'e1',
  day: '2026-09-08',
  number: 1,
  entryKind: 'lesson_earned',
  lessonId: 'l1',
  offeringId: 'football',
  enrollmentId: 'p1',
  fund: 'family:fiscal',
  amountFen: -3500,
  ...over,
});

describe('what a line is', () => {
  test.each<[EntryKind, string | null, number, string]>([
    ['lesson_earned', 'l1', 3500, 'lesson'],
    ['lesson_reversed', 'l1', -3500, 'reversal'],
    // Confirmed again after it was taken back for one child only.
    ['lesson_earned', 'l1', -100, 'reversal'],
    ['attendance_changed', 'l1', -3500, 'adjustment'],
    ['withdrawal', null, 1200, 'adjustment'],
    ['payment_received', null, 3500, 'adjustment'],
    ['price_changed', null, -100, 'adjustment'],
  ])('%s of lesson %s over %i fen is a %s', (entryKind, lessonId, amountFen, kind) => {
    expect(lineKind(entryKind, lessonId, amountFen)).toBe(kind);
  });
});

describe('lines of postings', () => {
  it('counts a lesson by class and fund, with the children in it', () => {
    const lines = settlementLines([
      posting(),
      posting({ enrollmentId: 'p2' }),
      posting({ enrollmentId: 'p3', fund: 'programme:aid' }),
      posting({ entryId: 'e2', number: 2, lessonId: 'l2', offeringId: 'go' }),
    ]);
    expect(
      lines.map(({ entryId, offeringId, fund, children, amountFen }) => [
        entryId,
        offeringId,
        fund,
        children,
        amountFen,
      ]),
    ).toEqual([
      ['e1', 'football', 'family:fiscal', 2, 7000],
      ['e1', 'football', 'programme:aid', 1, 3500],
      ['e2', 'go', 'family:fiscal', 1, 3500],
    ]);
  });

  it('leaves out what was paid out, and what comes to nothing', () => {
    expect(settlementLines([posting({ entryKind: 'settlement_paid', amountFen: 9000 })])).toEqual([]);
    expect(settlementLines([posting(), posting({ enrollmentId: 'p2', amountFen: 3500 })])).toEqual([]);
  });

  test.each([
    [[-3500, -3500], { kind: 'draft', totalFen: 7000 }],
    [[-3500, 3500], { kind: 'carried_over', totalFen: 0 }],
    [[-3500, 7000], { kind: 'carried_over', totalFen: -3500 }],
    [[], { kind: 'nothing' }],
  ])('a provider with %j is %o', (amounts, draft) => {
    const postings = amounts.map((amountFen, index) =>
      posting({ entryId: `e${index}`, number: index, amountFen }),
    );
    expect(draftOf(postings)).toMatchObject(draft);
  });
});

const funds = ['family:fiscal', 'family:xiangyang', 'programme:aid', 'county'];
const anyPosting = fc.record({
  entry: fc.integer({ min: 1, max: 30 }),
  offeringId: fc.constantFrom('football', 'go', null),
  enrollmentId: fc.constantFrom('p1', 'p2', 'p3'),
  fund: fc.constantFrom(...funds),
  amountFen: fc.integer({ min: -9000, max: 4000 }).filter((fen) => fen !== 0),
});
const history = fc.array(anyPosting, { maxLength: 60 }).map((rows) =>
  rows.map(({ entry, ...row }) =>
    // An entry has one day, kind and lesson.
    posting({
      ...row,
      entryId: `e${entry}`,
      number: entry,
      day: `2026-${String(9 + (entry % 3)).padStart(2, '0')}-08`,
      entryKind: entry % 7 === 0 ? 'lesson_reversed' : 'lesson_earned',
      lessonId: `l${entry}`,
    }),
  ),
);
const owed = (postings: readonly PayablePosting[]) => 0 - sumFen(postings.map(({ amountFen }) => amountFen));

describe('properties', () => {
  it('lines and funds add up to what is owed', () => {
    fc.assert(
      fc.property(history, (postings) => {
        const lines = settlementLines(postings);
        expect(sumFen(lines.map(({ amountFen }) => amountFen))).toBe(owed(postings));
        expect(sumFen(fundTotals(lines).map(({ amountFen }) => amountFen))).toBe(owed(postings));
      }),
    );
  });

  it('settling month by month, in any order of the days, pays what settling once pays', () => {
    fc.assert(
      fc.property(history, fc.integer(), (postings, seed) => {
        const shuffled = [...postings].sort((a, b) => hash(a.entryId + seed) - hash(b.entryId + seed));
        let open: readonly PayablePosting[] = shuffled;
        let paidFen = 0;
        for (const until of ['2026-09-30', '2026-10-31', '2026-11-30']) {
          const due = open.filter(({ day }) => day <= until);
          const draft = draftOf(due);
          if (draft.kind !== 'draft') continue;
          paidFen += draft.totalFen;
          open = open.filter(({ day }) => day > until);
        }
        expect(paidFen + owed(open)).toBe(owed(postings));
        expect(draftOf(open).kind).not.toBe('draft');
      }),
    );
  });

  it('the provider reads the same sum, in columns that add up, and no line that only moved between funds', () => {
    fc.assert(
      fc.property(history, (postings) => {
        const lines = settlementLines(postings).map((line) => ({ ...line, day: '2026-09-08' }));
        const facts = {
          children: new Map(lines.map((line) => [lineKey(line.entryId, line.offeringId), line.children])),
          perLessonFen: new Map([['football', 3500]]),
        };
        const shown = statementLines(lines, facts);
        const totals = statementTotals(shown);
        expect(totals.totalFen).toBe(owed(postings));
        expect(totals.lessonsFen + totals.otherFen + totals.deductionFen).toBe(totals.totalFen);
        for (const line of shown) {
          expect(line.amountFen).not.toBe(0);
          expect(line.lessonsFen + line.otherFen + line.deductionFen).toBe(line.amountFen);
          expect(line.deductionFen).toBeLessThanOrEqual(0);
          expect(line).not.toHaveProperty('fund');
        }
      }),
    );
  });

  it('paying out balances, and leaves nothing owed', () => {
    fc.assert(
      fc.property(history, (postings) => {
        const lines = payoutLines('provider', fundTotals(settlementLines(postings)));
        expect(sumFen(lines.map(({ amountFen }) => amountFen))).toBe(0);
        const payable = lines.filter(({ account }) => account === 'provider_payable');
        expect(sumFen(payable.map(({ amountFen }) => amountFen))).toBe(owed(postings));
      }),
    );
  });
});

test('money is paid from where it is', () => {
  const lines = payoutLines('club', [
    { fund: 'county', amountFen: 100 },
    { fund: 'family:xiangyang', amountFen: 200 },
    { fund: 'programme:aid', amountFen: -50 },
  ]);
  expect(lines.map(({ account, party, fund, amountFen }) => [account, party, fund, amountFen])).toEqual([
    ['provider_payable', 'club', 'county', 100],
    ['county_claim', '', '', -100],
    ['provider_payable', 'club', 'family:xiangyang', 200],
    ['cash', 'xiangyang', '', -200],
    ['provider_payable', 'club', 'programme:aid', -50],
    ['programme_claim', 'aid', '', 50],
  ]);
});

const hash = (text: string) => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7);
