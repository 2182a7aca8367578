import { describe, expect, it } from 'vitest';
import { bankAccount, bankAccounts, groupedNumber } from '~/domain/payment/bank-account';
import { readBankRows } from '~/domain/payment/bank-lines';
import { BANK_DOUBTS, matchCredit, type WaitingPlace } from '~/domain/payment/bank-match';
import { pageEnds } from '~/domain/payment/page';
import { compareMovement } from '~/domain/payment/reconcile';
import { nextTry, waitsForBatch } from '~/domain/payment/refund-tries';
import { transferDates } from '~/domain/payment/transfer';

const HEADS = ['交易日期', '交易流水号', '收入', '支出', '对方户名', '对方账号', '附言', '摘要'];

describe('the rows of a bank statement', () => {
  it('are read with money in and out, below the bank’s own lines and above its sums', () => {
    const read = readBankRows([
      ['示例银行'],
      HEADS,
      ['2026/11/02', 'A1', '1,200.50', '', ' 示例 ', '62', 'HY', '学费'],
      ['20261103 10:11', 'A2', '', '35', '', '', '', ''],
      ['2026-11-03', 'A3', '0', '0', '', '', '', ''],
      ['', '', '1,200.50', '35', '', '', '', ''],
    ]);
    expect(read).toEqual({
      kind: 'read',
      bookings: [
        {
          externalId: 'A1',
          bookedOn: '2026-11-02',
          amountFen: 120_050,
          payer: '示例',
          payerAccount: '62',
          text: 'HY 学费',
        },
        { externalId: 'A2', bookedOn: '2026-11-03', amountFen: -3500, payer: '', payerAccount: '', text: '' },
      ],
    });
  });

  it('have a signed amount where there is one column, also in English and from a spreadsheet', () => {
    const rows = [
      ['Date', 'Booking_ID', 'Amount', 'Remark'],
      [new Date('2026-11-02T00:00:00Z'), 17, -12.5, 'out'],
      ['2026-11-02', 18, 140, 'in'],
    ];
    expect(readBankRows(rows)).toMatchObject({
      bookings: [
        { externalId: '17', amountFen: -1250 },
        { externalId: '18', amountFen: 14_000 },
      ],
    });
  });

  it('are refused whole when heads are missing, a row cannot be read or there is none', () => {
    const codes = (rows: unknown[][]) => {
      const read = readBankRows(rows);
      return read.kind === 'refused' ? read.refusals.map(({ code, params }) => [code, params?.row]) : [];
    };
    expect(codes([['日期', '金额']])).toEqual([['bank_columns', undefined]]);
    expect(codes([HEADS])).toEqual([['bank_empty', undefined]]);
    expect(codes([HEADS, ['2026-02-30', 'A', '1'], ['2026-11-02', 'B', '1.234']])).toEqual([
      ['bank_row', 2],
      ['bank_row', 3],
    ]);
  });
});

describe('what money on a statement is for', () => {
  const place: WaitingPlace = { enrollmentId: 'p', status: 'held', payee: 'fiscal', openFen: 100 };
  const good = { good: ['HY'], mistyped: false };
  const none = { good: [], mistyped: false };
  it.each([
    [good, [place], { kind: 'place', enrollmentId: 'p' }],
    [good, [{ ...place, status: 'confirmed' }], { kind: 'place', enrollmentId: 'p' }],
    [none, [], { kind: 'ask', doubt: 'no_reference' }],
    [{ good: [], mistyped: true }, [], { kind: 'ask', doubt: 'mistyped_reference' }],
    [good, [], { kind: 'ask', doubt: 'unknown_reference' }],
    [good, [place, place], { kind: 'ask', doubt: 'several_references' }],
    [good, [{ ...place, payee: 'school' }], { kind: 'ask', doubt: 'other_payee' }],
    [good, [{ ...place, status: 'canceled' }], { kind: 'ask', doubt: 'place_gone' }],
    [good, [{ ...place, openFen: 0 }], { kind: 'ask', doubt: 'nothing_open' }],
  ] as const)('%#', (found, places, expected) => {
    const match = matchCredit(found, places as readonly WaitingPlace[], 'fiscal');
    expect(match).toEqual(expected);
    if (match.kind === 'ask') expect(BANK_DOUBTS).toContain(match.doubt);
  });
});

describe('the account of a payee', () => {
  it('has a holder, a bank and a number of 8 to 30 digits', () => {
    const account = { holder: ' 示例 ', bank: '示例银行', number: '9900 0000 0000 0001' };
    expect(bankAccount(account)).toEqual({ holder: '示例', bank: '示例银行', number: '9900000000000001' });
    for (const wrong of [null, {}, { ...account, holder: ' ' }, { ...account, number: '12a' }])
      expect(bankAccount(wrong)).toBeNull();
    expect(bankAccounts({ fiscal: account, x: {} })).toHaveProperty('fiscal');
    expect(bankAccounts({ x: {} })).toEqual({});
    expect(bankAccounts(['no'])).toEqual({});
    expect(groupedNumber('99000000000000011')).toBe('9900 0000 0000 0001 1');
  });
});

describe('dates and tries', () => {
  const now = new Date('2026-11-23T04:00:00Z'); // noon in the county

  it('a transfer is due at 17:00 after the county’s days, reminded the day before, held for its grace', () => {
    const dates = transferDates({ transfer_days: 3, transfer_grace_days: 2 }, now);
    expect(dates.remindAt.toISOString()).toBe('2026-11-25T01:00:00.000Z');
    expect(dates.dueAt.toISOString()).toBe('2026-11-26T09:00:00.000Z');
    expect(dates.heldUntil.toISOString()).toBe('2026-11-28T09:00:00.000Z');
  });

  it('a pay page closes with its hold, or within a day, or within an hour where nothing is held', () => {
    const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    expect(pageEnds(inHours(0.25), now)).toEqual(inHours(0.25));
    expect(pageEnds(inHours(120), now)).toEqual(inHours(22));
    expect(pageEnds(null, now)).toEqual(inHours(1));
  });

  it('a refund is tried three times, a day longer each time', () => {
    const days = (attempt: number) => nextTry({ attempt, failedAt: now })?.getTime();
    expect(days(1)).toBe(now.getTime() + 86_400_000);
    expect(days(2)).toBe(now.getTime() + 2 * 86_400_000);
    expect(days(3)).toBeUndefined();
    expect(waitsForBatch('lesson_canceled')).toBe(true);
    expect(waitsForBatch('withdrawn')).toBe(false);
  });
});

describe('a movement at the payment service', () => {
  it.each([
    ['payment', 100, { amountFen: 100, sameAccount: true }, 'matched'],
    ['refund', -100, { amountFen: 100, sameAccount: true }, 'matched'],
    ['refund_failed', 100, { amountFen: 100, sameAccount: true }, 'matched'],
    ['payment', 100, { amountFen: 101, sameAccount: true }, 'amount_differs'],
    ['payment', 100, { amountFen: 100, sameAccount: false }, 'amount_differs'],
    ['payment', 100, null, 'unknown_here'],
    ['payout', -100, null, 'matched'],
    ['other', -1, null, 'unknown_here'],
  ] as const)('%s of %d', (type, amountFen, ours, expected) => {
    expect(compareMovement({ type, amountFen }, ours)).toBe(expected);
  });
});
