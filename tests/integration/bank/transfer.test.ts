import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import {
  askedLines,
  bankLine,
  statementPage,
  statements,
  waitingFor,
} from '~/services/bank/bank-page.server';
import { assignLine, returnLine } from '~/services/bank/decide-line.server';
import { importStatement } from '~/services/bank/import-statement.server';
import { lapseHold } from '~/services/enrollment/lapse-hold.server';
import { chooseTransfer } from '~/services/payments/choose-transfer.server';
import { decideRefund } from '~/services/payments/decide-refund.server';
import { remindTransfer } from '~/services/payments/remind-transfer.server';
import { waysToPay } from '~/services/payments/ways-to-pay.server';
import { forgetJobs } from '../../support/jobs';
import {
  auditOn,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  taken,
  waitingJobs,
} from '../parent/family-market';
import { type PayDesk, startPayDesk } from '../parent/pay-desk';
import { balance, entriesOf, expectBalanced, placeLedger } from '../payments/money';
import type { Market } from '../search/market';

let market: Market;
let desk: PayDesk;
let officer: Actor;
const TODAY = todayInShanghai(new Date());

beforeAll(async () => {
  market = await openMarket();
  desk = await startPayDesk();
  const account = { holder: '示例专户', bank: '示例银行', number: '9900000000000001' };
  await db.countySetting.create({
    data: {
      key: 'payee_bank_accounts',
      value: { fiscal: account },
      validFrom: new Date(`${addDays(TODAY, -10)}T00:00:00Z`),
      source: 'test',
    },
  });
  const user = await db.user.create({ data: { name: '示例科员', email: `${randomUUID()}@example.com` } });
  const memberships = [{ role: 'bureau_officer' as const, providerId: null, schoolId: null }];
  officer = { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships };
});
afterAll(() => desk.close());
beforeEach(() => forgetJobs());

/** A held place that waits for a transfer of ¥140.00. */
async function waiting() {
  const family = await newFamily();
  const id = await taken(family, await openOffering(market));
  const chosen = await chooseTransfer(family.actor, { enrollmentId: id }, new Date());
  if (chosen.kind === 'refused') throw new Error(chosen.refusals[0]?.code);
  return { family, id, reference: chosen.reference };
}

type Row = { id?: string; amount: string; text: string; payer?: string };

const csv = (rows: readonly Row[]) =>
  [
    '示例银行对账单,,,,,',
    '交易日期,交易流水号,金额,对方户名,对方账号,附言',
    ...rows.map(({ id = randomUUID(), amount, text, payer = '示例付款人' }) =>
      [TODAY, id, amount, payer, '6200000000000000001', text].join(','),
    ),
    '合计,,,,,',
  ].join('\r\n');

const upload = (content: string, payee = 'fiscal') =>
  importStatement(
    officer,
    { payee, name: '对账单.csv', content: new TextEncoder().encode(content) as Uint8Array<ArrayBuffer> },
    new Date(),
  );

describe('choosing a bank transfer', () => {
  it('gives a reference, prolongs the hold, closes the pay page and reminds before it is due', async () => {
    const family = await newFamily();
    const id = await taken(family, await openOffering(market));
    const page = await desk.open(family, id);
    const chosen = await chooseTransfer(family.actor, { enrollmentId: id }, new Date());
    expect(chosen).toMatchObject({ kind: 'done', reference: expect.stringMatching(/^HY\d{10}$/) });
    expect(await chooseTransfer(family.actor, { enrollmentId: id }, new Date())).toEqual(chosen);
    expect(await desk.truth(page)).toMatchObject({ status: 'expired' });
    const { heldUntil } = await placeOf(id);
    expect(todayInShanghai(heldUntil ?? new Date(0))).toBe(addDays(TODAY, 5));
    const jobs = await waitingJobs();
    expect(jobs.find(({ task }) => task === 'lapse-hold')?.run_at).toEqual(heldUntil);
    expect(jobs.some(({ task }) => task === 'remind-transfer')).toBe(true);
    expect(await waysToPay(family.actor, id, new Date())).toMatchObject({
      transfer: { account: { number: '9900000000000001' } },
    });
    for (let each = 0; each < 2; each += 1) await remindTransfer(id, new Date());
    expect((await messagesTo(family)).slice(-2)).toEqual(['transfer_chosen', 'transfer_reminder']);
    await lapseHold(id, new Date((heldUntil ?? new Date()).getTime() + 1000));
    expect(await placeOf(id)).toMatchObject({ status: 'canceled', endReason: 'hold_expired' });
  });

  it('is not for somebody else’s place, nor where the class begins too soon', async () => {
    const { id } = await waiting();
    const stranger = await newFamily();
    await expect(chooseTransfer(stranger.actor, { enrollmentId: id }, new Date())).rejects.toBeInstanceOf(
      NotFound,
    );
    const soon = await taken(stranger, await openOffering(market));
    const { offeringId } = await placeOf(soon);
    const lesson = await db.lesson.findFirstOrThrow({ where: { offeringId }, orderBy: { date: 'asc' } });
    const close = new Date(lesson.date.getTime() - 86_400_000);
    await db.enrollment.update({
      where: { id: soon },
      data: { heldUntil: new Date(close.getTime() + 3_600_000) },
    });
    expect(await chooseTransfer(stranger.actor, { enrollmentId: soon }, close)).toMatchObject({
      refusals: [{ code: 'transfer_too_late' }],
    });
  });
});

describe('a bank statement', () => {
  it('pays places by their reference: exactly, in part and with too much', async () => {
    const [exact, part, over] = [await waiting(), await waiting(), await waiting()];
    const cash = await balance('cash', 'fiscal');
    const file = csv([
      { amount: '140.00', text: `课后服务 ${exact.reference.toLowerCase()}` },
      { amount: '100.00', text: part.reference.replace('HY', 'HY ') },
      { amount: '150.00', text: `${over.reference.slice(0, 6)} ${over.reference.slice(6)}` },
    ]);
    expect(await upload(file)).toMatchObject({ counts: { matched: 3, asked: 0 } });
    expect(await placeOf(exact.id)).toMatchObject({ status: 'confirmed' });
    expect(await placeOf(part.id)).toMatchObject({ status: 'held' });
    expect(await waysToPay(part.family.actor, part.id, new Date())).toMatchObject({ openFen: 4000 });
    expect((await messagesTo(part.family)).at(-1)).toBe('paid_in_part');
    expect(await placeOf(over.id)).toMatchObject({ status: 'confirmed' });
    expect(await placeLedger(over.id)).toMatchObject({ supervised: -14_000, refund_payable: -1000 });
    expect(await db.refund.findMany({ where: { payment: { enrollmentId: over.id } } })).toMatchObject([
      { amountFen: 1000, route: 'bank_transfer', status: 'requested', reason: 'paid_twice' },
    ]);
    expect(await balance('cash', 'fiscal')).toBe(cash + 39_000);
    // The rest comes by another transfer.
    expect(await upload(csv([{ amount: '40', text: part.reference }]))).toMatchObject({
      counts: { matched: 1 },
    });
    expect(await placeOf(part.id)).toMatchObject({ status: 'confirmed' });
    await expectBalanced();
  });

  it('changes nothing the second time, nor in another file with the same bookings', async () => {
    const { id, reference } = await waiting();
    const rows = [
      { id: 'B-1', amount: '140.00', text: reference },
      { id: 'B-2', amount: '20.00', text: '没有编号' },
    ];
    const file = csv(rows);
    const first = await upload(file);
    expect(first).toMatchObject({ counts: { matched: 1, asked: 1 } });
    const entries = await db.journalEntry.count();
    expect(await upload(file)).toMatchObject({
      statementId: first.kind === 'done' ? first.statementId : '',
      counts: { known: 2 },
    });
    const both = await Promise.all([upload(`${file}\r\n`), upload(`\r\n${file}`)]);
    expect(both).toMatchObject([{ counts: { known: 2 } }, { counts: { known: 2 } }]);
    expect(await db.journalEntry.count()).toBe(entries);
    expect(await db.payment.count({ where: { enrollmentId: id, status: 'paid' } })).toBe(1);
  });

  it('asks about what it cannot tell, and an officer assigns it or sends it back', async () => {
    const [late, paid] = [await waiting(), await waiting()];
    await upload(csv([{ amount: '140', text: paid.reference }]));
    await db.enrollment.update({ where: { id: late.id }, data: { heldUntil: new Date(Date.now() - 1000) } });
    await lapseHold(late.id, new Date());
    const wrong = paid.reference.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const unassigned = await balance('unassigned', 'fiscal');
    const outcome = await upload(
      csv([
        { id: 'Q-1', amount: '140', text: late.reference },
        { id: 'Q-2', amount: '140', text: paid.reference },
        { id: 'Q-3', amount: '5', text: '谢谢' },
        { id: 'Q-4', amount: '7', text: wrong },
        { id: 'Q-5', amount: '140', text: `${late.reference} ${paid.reference}` },
        { id: 'Q-6', amount: '-35', text: '退款' },
      ]),
    );
    expect(outcome).toMatchObject({ counts: { asked: 5, ignored: 1, matched: 0 } });
    const doubts = Object.fromEntries(
      (await askedLines(officer, new Date())).map(({ externalId, doubt }) => [externalId, doubt]),
    );
    expect(doubts).toMatchObject({
      'Q-1': 'place_gone',
      'Q-2': 'nothing_open',
      'Q-3': 'no_reference',
      'Q-4': 'mistyped_reference',
      'Q-5': 'several_references',
    });
    expect(await balance('unassigned', 'fiscal')).toBe(unassigned - 43_200);

    const lineOf = (externalId: string) => db.bankLine.findFirstOrThrow({ where: { externalId } });
    const q1 = await lineOf('Q-1');
    const wish = { lineId: q1.id, reference: late.reference };
    expect(await assignLine(officer, { ...wish, reference: 'HY0000000001' }, new Date())).toMatchObject({
      refusals: [{ code: 'reference_unknown', path: 'reference' }],
    });
    const twice = await Promise.all([0, 1].map(() => assignLine(officer, wish, new Date())));
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    // The hold was over, but the place is still free: it is given again.
    expect(await placeOf(late.id)).toMatchObject({ status: 'confirmed' });
    const payment = await db.payment.findFirstOrThrow({ where: { enrollmentId: late.id } });
    expect(await entriesOf(payment.id)).toEqual(['transfer_assigned']);

    const q3 = await lineOf('Q-3');
    expect(await bankLine(officer, q3.id, new Date())).toMatchObject({
      doubt: 'no_reference',
      amountFen: 500,
    });
    const another = await waiting();
    expect((await waitingFor('fiscal', 14_000)).map(({ reference }) => reference)).toContain(
      another.reference,
    );
    expect(await waitingFor('haibin', 14_000)).toEqual([]);
    const [imported] = await statements();
    expect(imported).toMatchObject({ payee: 'fiscal', lines: 6, asked: 4, matched: 1 });
    expect(await returnLine(officer, { lineId: q3.id, note: 'T-77' }, new Date())).toEqual({ kind: 'done' });
    expect(await returnLine(officer, { lineId: q3.id, note: 'T-77' }, new Date())).toMatchObject({
      refusals: [{ code: 'changed_meanwhile' }],
    });
    expect(await entriesOf(q3.id)).toEqual(['transfer_unassigned', 'transfer_returned']);
    expect(await auditOn(q3.id)).toEqual(['bank_line.asked', 'bank_line.read', 'bank_line.return']);
    expect(await balance('unassigned', 'fiscal')).toBe(unassigned - 28_700);
    await expectBalanced();
  });

  it('keeps who paid and what they wrote encrypted, and reading it is audited', async () => {
    const outcome = await upload(csv([{ id: 'P-1', amount: '1', text: '秘密附言', payer: '秘密户名' }]));
    const [row] = await db.$queryRaw<{ line: string }[]>`
      SELECT row_to_json(l)::text AS line FROM bank_line l WHERE external_id = 'P-1'`;
    expect(row?.line).not.toContain('秘密');
    const id = outcome.kind === 'done' ? outcome.statementId : '';
    const { lines } = await statementPage(officer, id, new Date());
    expect(lines).toMatchObject([{ payer: '秘密户名', text: '秘密附言' }]);
    expect(await auditOn(id)).toContain('bank_line.read');
  });

  it('in the standard form is read too, and nothing else of XML is', async () => {
    const { id, reference } = await waiting();
    const entry = (ref: string, body: string) =>
      `<Ntry><NtryRef>${ref}</NtryRef><Amt Ccy="CNY">140.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
       <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${TODAY}</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef>${body}</Ntry>`;
    const details = (text: string) =>
      `<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>示例 &amp; 家长</Nm></Pty></Dbtr></RltdPties>
       <RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls>`;
    const camt = (entries: string, head = '') =>
      `<?xml version="1.0" encoding="UTF-8"?>${head}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
       <BkToCstmrStmt><Stmt><Id>1</Id>${entries}</Stmt></BkToCstmrStmt></Document>`;
    expect(await upload(camt(entry('C-1', details(reference))))).toMatchObject({ counts: { matched: 1 } });
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
    const evil = '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(await upload(camt(entry('C-2', details('&x;')), evil))).toMatchObject({
      refusals: [{ code: 'bank_entities' }],
    });
    expect(await upload('<a><b></a>')).toMatchObject({ refusals: [{ code: 'bank_unreadable' }] });
    expect(await upload('日期,什么\r\n1,2')).toMatchObject({ refusals: [{ code: 'bank_columns' }] });
    expect(await upload(csv([{ amount: '一百', text: '' }]))).toMatchObject({
      refusals: [{ code: 'bank_row', params: { row: 3 } }],
    });
  });

  it('what was transferred goes back by hand, and is marked as it goes', async () => {
    const { id, reference, family } = await waiting();
    await upload(csv([{ amount: '150', text: reference }]));
    const { id: refundId } = await db.refund.findFirstOrThrow({ where: { payment: { enrollmentId: id } } });
    const cash = await balance('cash', 'fiscal');
    expect(await decideRefund(officer, refundId, { act: 'arrived' }, new Date())).toMatchObject({
      refusals: [{ code: 'changed_meanwhile' }],
    });
    for (const expected of ['done', 'refused']) {
      expect((await decideRefund(officer, refundId, { act: 'sent', note: 'T-1' }, new Date())).kind).toBe(
        expected,
      );
    }
    expect(await balance('cash', 'fiscal')).toBe(cash - 1000);
    await decideRefund(officer, refundId, { act: 'arrived' }, new Date());
    expect((await messagesTo(family)).at(-1)).toBe('refund_arrived');
    expect(await db.refund.findUnique({ where: { id: refundId } })).toMatchObject({
      status: 'arrived',
      reference: 'T-1',
    });
    await decideRefund(officer, refundId, { act: 'came_back', note: '账号有误' }, new Date());
    expect(await balance('cash', 'fiscal')).toBe(cash);
    expect(await placeLedger(id)).toMatchObject({ refund_payable: -1000 });
    await expectBalanced();
  });
});
