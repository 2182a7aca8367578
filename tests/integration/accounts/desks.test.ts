import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays } from '~/domain/calendar';
import { familyFund, LEDGER_ACCOUNTS } from '~/domain/ledger/accounts';
import { NotFound } from '~/domain/refusal';
import { countyMoney } from '~/services/accounts/county-money.server';
import { ledgerAccount } from '~/services/accounts/ledger-account.server';
import { ledgerEntry } from '~/services/accounts/ledger-entry.server';
import { moneyByMonth } from '~/services/accounts/money-by-month.server';
import { providerMoney } from '~/services/accounts/provider-money.server';
import { publicTotals } from '~/services/accounts/public-totals.server';
import { schoolAccounts } from '~/services/accounts/school-accounts.server';
import { termChoice } from '~/services/accounts/term-choice.server';
import { trialBalance } from '~/services/accounts/trial-balance.server';
import { newFamily, openMarket, openOffering, TODAY, taken } from '../parent/family-market';
import { balance } from '../payments/money';
import { staffMember } from '../provider/county';
import type { Market } from '../search/market';
import { entitle, layProgramme, pay, teach } from './lived';

let market: Market;
const TERM = '2026-autumn';
const CLASSES = { big: '', small: '', few: '', county: '' };

/** Six pay at the school (one of them with aid), two and three in small classes; one is in a class of the county's. */
beforeAll(async () => {
  market = await openMarket();
  await db.school.update({ where: { id: 'haibin' }, data: { stripeAccountId: 'acct_haibin' } });
  await layProgramme(['orphan']);
  CLASSES.big = await openOffering(market, { schoolId: 'haibin', serviceFen: 1000 });
  CLASSES.small = await openOffering(market, { schoolId: 'haibin', weekday: 3 });
  CLASSES.few = await openOffering(market, { schoolId: 'haibin', weekday: 5 });
  CLASSES.county = await openOffering(market, { schoolId: 'haibin', weekday: 4, payer: 'county' });
  for (const [offeringId, families] of [
    [CLASSES.big, 6],
    [CLASSES.small, 2],
    [CLASSES.few, 3],
    [CLASSES.county, 1],
  ] as const) {
    for (let count = 0; count < families; count += 1) {
      const family = await newFamily();
      if (offeringId === CLASSES.big && count === 0) await entitle(family.childId, 'orphan');
      const id = await taken(family, offeringId);
      if (offeringId !== CLASSES.county) await pay(id, 'school');
    }
    await teach(offeringId, 1);
  }
}, 60_000);

describe('the trial balance', () => {
  it('is equal on both sides at any date, and the sum of the postings', async () => {
    const yesterday = addDays(TODAY, -1);
    await db.$executeRaw`UPDATE journal_entry SET day = day WHERE false`;
    for (const on of [TODAY, yesterday, addDays(TODAY, 400)]) {
      const { rows, debitFen, creditFen, balanced } = await trialBalance(on);
      expect(rows.map(({ account }) => account)).toEqual([...LEDGER_ACCOUNTS]);
      expect(rows.reduce((sum, row) => sum + row.balanceFen, 0)).toBe(0);
      expect([debitFen, balanced]).toEqual([creditFen, true]);
    }
    expect((await trialBalance(yesterday)).debitFen).toBe(0);
    for (const { account, balanceFen } of (await trialBalance(TODAY)).rows)
      expect([account, balanceFen]).toEqual([account, await balance(account)]);
  });

  it('opens into parties and postings, page by page', async () => {
    const asked = { account: 'supervised', party: 'haibin', on: TODAY, perPage: 5 } as const;
    const first = await ledgerAccount({ ...asked, page: 1 });
    expect(first.balanceFen).toBe(await balance('supervised', 'haibin'));
    expect(first.parties).toMatchObject([{ party: 'haibin', balanceFen: first.balanceFen }]);
    expect(first.names.haibin).toMatchObject({ nameEn: 'Haibin Primary' });
    const seen: string[] = [];
    for (let page = 1; (page - 1) * 5 < first.count; page += 1)
      seen.push(
        ...(await ledgerAccount({ ...asked, page })).entries.map((each) => `${each.entryId} ${each.line}`),
      );
    expect(new Set(seen).size).toBe(first.count);
    expect(await ledgerAccount({ ...asked, party: 'nobody', page: 1 })).toMatchObject({
      count: 0,
      entries: [],
      balanceFen: 0,
    });
  });

  it('opens one entry without a child’s name, and the audit has who looked', async () => {
    const officer = await staffMember('bureau_inspector');
    const { entries } = await ledgerAccount({ account: 'cash', party: null, on: TODAY, page: 1, perPage: 1 });
    const entry = await ledgerEntry(officer, entries[0]?.entryId ?? '', new Date());
    expect(entry).toMatchObject({ kind: 'payment_received', subjectKind: 'payment' });
    expect(entry.lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(0);
    expect(entry.lines.some(({ offering }) => offering?.titleEn === 'Happy Football')).toBe(true);
    expect(JSON.stringify(entry)).not.toMatch(/林/);
    expect(
      await db.auditEvent.findFirst({ where: { verb: 'ledger.read', subjectId: entry.id } }),
    ).toMatchObject({ actorUserId: officer.userId, data: { places: 1 } });
    await expect(ledgerEntry(officer, 'none', new Date())).rejects.toBeInstanceOf(NotFound);
  });
});

describe('the county’s money', () => {
  it('has every payee’s money beside what it is for, and every programme’s', async () => {
    const money = await countyMoney(new Date());
    const [haibin] = money.payees;
    expect(haibin).toMatchObject({ payee: 'haibin', covered: true });
    if (!haibin) return;
    const { cashFen, feesFen, supervisedFen, backFen, creditFen, unassignedFen, earnedFen } = haibin;
    expect(cashFen + feesFen).toBe(supervisedFen + backFen + creditFen + unassignedFen + earnedFen);
    expect(supervisedFen).toBe(-(await balance('supervised')));
    expect(earnedFen).toBe(
      -(await balance('provider_payable', undefined, familyFund('haibin'))) -
        (await balance('school_income', undefined, familyFund('haibin'))),
    );
    expect(money.programmes).toMatchObject([
      { budgetFen: 10_000_000, spentFen: 1750, committedFen: 5250, leftFen: 9_993_000 },
    ]);
    expect(money.payables).toEqual([{ providerId: market.provider.id, fen: money.payableFen }]);
    expect(money.payableFen).toBe(-(await balance('provider_payable')));
    expect(money).toMatchObject({ countyEarnedFen: 3500, countyHeldFen: 10_500, refunds: [], feesFen: 0 });
    const [month] = await moneyByMonth();
    expect(month).toMatchObject({ receivedFen: cashFen, earnedFen: money.payableFen, backFen: 0 });
  });
});

describe('a school’s term accounts', () => {
  it('add up class by class, keep small classes together, and know nothing of children and their aid', async () => {
    const head = await staffMember('school_admin', { schoolId: 'haibin' });
    const accounts = await schoolAccounts(head, TERM, new Date());
    expect(accounts.classes.map(({ id }) => id).sort()).toEqual([CLASSES.big, CLASSES.county].sort());
    expect(accounts.together?.titles).toHaveLength(2);
    const big = accounts.classes.find(({ id }) => id === CLASSES.big);
    expect(big).toMatchObject({ children: 6, collects: true, backFen: 0 });
    if (!big) return;
    expect(big.paidFen).toBe(big.heldFen + big.earnedFen + big.serviceFen + big.backFen);
    expect(accounts.total.heldFen).toBe(-(await balance('supervised', 'haibin')));
    expect(accounts.total).toMatchObject({ children: 12, countyFen: 3500 });
    // One child with aid: not told.
    expect(accounts.subsidies).toBeNull();
    expect(JSON.stringify(accounts)).not.toMatch(/林|programme|orphan/);
  });

  it('are each school’s own', async () => {
    const head = await staffMember('school_admin', { schoolId: 'xiangyang' });
    expect(await schoolAccounts(head, TERM, new Date())).toMatchObject({ classes: [], together: null });
    const teacher = await staffMember('school_teacher', { schoolId: 'haibin' });
    await expect(schoolAccounts(teacher, TERM, new Date())).rejects.toBeInstanceOf(NotFound);
    expect(await termChoice('no such term', new Date())).toMatchObject({ chosenId: TERM });
  });
});

describe('a provider’s fees', () => {
  it('are what the ledger owes, with what is held for lessons to come', async () => {
    const owner = await staffMember('provider_owner', { providerId: market.provider.id });
    const money = await providerMoney(owner, new Date());
    expect(money).toMatchObject({
      earnedFen: -(await balance('provider_payable')),
      paidFen: 0,
      payableFen: -(await balance('provider_payable')),
      heldFen: -(
        (await balance('supervised')) +
        (await balance('programme_held')) +
        (await balance('county_held'))
      ),
      toConfirm: 0,
      waiting: 0,
    });
    expect(JSON.stringify(money)).not.toMatch(/programme|family/);
  });
});

describe('the public totals', () => {
  it('show no number behind which too few children stand', async () => {
    const { towns, categories, cells, minimum } = await publicTotals(TERM, new Date());
    expect(minimum).toBe(5);
    const total = cells.at(-1)?.at(-1);
    expect(total).toMatchObject({ children: 10, lessons: 4, minutes: 360, countyFen: 0 });
    const fees = -((await balance('provider_payable')) + (await balance('school_income')));
    // To the hundred yuan: one lesson more is not seen.
    expect(total?.feesFen).toBe(Math.round(fees / 10_000) * 10_000);
    // One child has aid: neither the subsidy nor what families paid is told.
    expect(total).toMatchObject({ programmeFen: null, familyFen: null });
    const empty = cells[towns.findIndex(({ id }) => id === 'ganpu')]?.[categories.indexOf('sport')];
    expect(empty).toMatchObject({ children: 0, lessons: 0, feesFen: 0 });
  });
});

describe('the accounts of a school where few pay', () => {
  const asHead = async () =>
    schoolAccounts(await staffMember('school_admin', { schoolId: 'xiangyang' }), TERM, new Date());

  it('tell nothing of families’ money, so that nobody can tell who is subsidized', async () => {
    await db.school.update({ where: { id: 'xiangyang' }, data: { stripeAccountId: 'acct_xiangyang' } });
    const { id } = await layProgramme(['disabled']);
    await db.programme.update({ where: { id }, data: { percent: 100 } });
    const free = await openOffering(market, { schoolId: 'xiangyang', weekday: 3 });
    const aided = await newFamily();
    await entitle(aided.childId, 'disabled');
    await taken(aided, free);
    await teach(free, 1);
    // Alone in a class in which nobody pays: the class is not shown by itself, and there is no sum to read it from.
    expect(await asHead()).toMatchObject({
      classes: [],
      together: { titles: { length: 1 }, sums: { children: 1, paidFen: null, earnedFen: null } },
      total: { children: 1, paidFen: null, serviceFen: null, countyFen: 0 },
    });
    // One family pays in two classes: it stays one family.
    const family = await newFamily();
    for (const weekday of [2, 4])
      await pay(
        await taken(family, await openOffering(market, { schoolId: 'xiangyang', weekday })),
        'school',
      );
    expect(await asHead()).toMatchObject({ classes: [], total: { children: 3, paidFen: null } });
  });

  it('are told together once enough do', async () => {
    const full = await openOffering(market, { schoolId: 'xiangyang', weekday: 5 });
    for (let count = 0; count < 5; count += 1) await pay(await taken(await newFamily(), full), 'school');
    const { classes, together, total } = await asHead();
    expect(classes.map(({ id }) => id)).toEqual([]);
    expect(together?.titles).toHaveLength(4);
    expect(total).toMatchObject({ children: 8, paidFen: 7 * 14_000 });
  });

  it('say of subsidies about how much, so that one child more is not seen', async () => {
    const offeringId = await openOffering(market, { schoolId: 'xiangyang', weekday: 1 });
    for (let count = 0; count < 5; count += 1) {
      const family = await newFamily();
      await entitle(family.childId, 'disabled');
      await taken(family, offeringId);
    }
    await teach(offeringId, 1);
    // Six children, 6 × ¥35.00.
    expect((await asHead()).subsidies).toEqual({ fen: 20_000, children: 5 });
  });
});
