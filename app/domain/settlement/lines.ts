import type { EntryKind, Fund } from '../ledger/accounts';
import { type Fen, sumFen } from '../money';

export const SETTLEMENT_LINE_KINDS = ['lesson', 'reversal', 'adjustment'] as const;
export type SettlementLineKind = (typeof SETTLEMENT_LINE_KINDS)[number];

/** What an entry of the ledger put on a provider's account, one posting each (`provider_payable`, credit negative). */
export type PayablePosting = {
  readonly entryId: string;
  /** The county's day of the entry, and its number in the ledger. */
  readonly day: string;
  readonly number: number;
  readonly entryKind: EntryKind;
  /** The lesson that the entry is about, when it is about one. */
  readonly lessonId: string | null;
  /** The class of the posting's place, when it has one. */
  readonly offeringId: string | null;
  readonly enrollmentId: string | null;
  readonly fund: Fund;
  readonly amountFen: Fen;
};

/** What one entry owes the provider for one class out of one fund; a deduction is negative. */
export type SettlementLine = {
  readonly entryId: string;
  readonly kind: SettlementLineKind;
  readonly lessonId: string | null;
  readonly offeringId: string | null;
  readonly fund: Fund;
  /** Places that moved money in it. */
  readonly children: number;
  readonly amountFen: Fen;
};

/** Paying out is no earning: the entry that says so is never settled itself. */
export const NEVER_SETTLED: EntryKind = 'settlement_paid';

/** Acts that earn a lesson, and those that take one back. Everything else corrects single places. */
const EARNS: readonly EntryKind[] = ['lesson_earned'];
const TAKES_BACK: readonly EntryKind[] = ['lesson_reversed'];

/** A lesson's money, a lesson taken back (F8: disputed after it was confirmed), or a correction of single places. */
export function lineKind(entryKind: EntryKind, lessonId: string | null, amountFen: Fen): SettlementLineKind {
  if (lessonId === null) return 'adjustment';
  if (TAKES_BACK.includes(entryKind)) return 'reversal';
  if (!EARNS.includes(entryKind)) return 'adjustment';
  return amountFen < 0 ? 'reversal' : 'lesson';
}

/**
 * The lines that settle postings of one provider (F10): one for each entry, class and fund, in the order of the
 * ledger; what comes to nothing is left out. Their sum is what the postings owe.
 */
export function settlementLines(postings: readonly PayablePosting[]): SettlementLine[] {
  const groups = new Map<string, PayablePosting[]>();
  for (const posting of postings) {
    if (posting.entryKind === NEVER_SETTLED) continue;
    const key = JSON.stringify([posting.entryId, posting.offeringId, posting.fund]);
    groups.set(key, [...(groups.get(key) ?? []), posting]);
  }
  return [...groups.values()]
    .map((group) => ({ first: group[0] as PayablePosting, group }))
    .sort((a, b) => inOrder(a.first, b.first))
    .flatMap(({ first, group }): SettlementLine[] => {
      const amountFen = -sumFen(group.map((posting) => posting.amountFen));
      if (amountFen === 0) return [];
      const { entryId, entryKind, lessonId, offeringId, fund } = first;
      const children = new Set(group.flatMap(({ enrollmentId }) => enrollmentId ?? [])).size;
      return [
        {
          entryId,
          kind: lineKind(entryKind, lessonId, amountFen),
          lessonId,
          offeringId,
          fund,
          children,
          amountFen,
        },
      ];
    });
}

function inOrder(a: PayablePosting, b: PayablePosting): number {
  if (a.number !== b.number) return a.number - b.number;
  const [x, y] = [`${a.offeringId ?? '~'} ${a.fund}`, `${b.offeringId ?? '~'} ${b.fund}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** What a provider is paid for a month, or why nothing yet. */
export type Draft =
  | { readonly kind: 'draft'; readonly totalFen: Fen; readonly lines: readonly SettlementLine[] }
  /** Deductions are as much as what was earned, or more: everything waits for the next month. */
  | { readonly kind: 'carried_over'; readonly totalFen: Fen }
  | { readonly kind: 'nothing' };

/** What a draft contains: everything that is not settled yet, unless it does not come to a payment. */
export function draftOf(postings: readonly PayablePosting[]): Draft {
  const lines = settlementLines(postings);
  if (lines.length === 0) return { kind: 'nothing' };
  const totalFen = sumFen(lines.map(({ amountFen }) => amountFen));
  return totalFen > 0 ? { kind: 'draft', totalFen, lines } : { kind: 'carried_over', totalFen };
}

export type FundTotal = { readonly fund: Fund; readonly amountFen: Fen };

/** How much comes out of each fund; sorted, funds that come to nothing left out. */
export function fundTotals(lines: readonly { readonly fund: Fund; readonly amountFen: Fen }[]): FundTotal[] {
  const sums = new Map<Fund, Fen>();
  for (const { fund, amountFen } of lines) sums.set(fund, (sums.get(fund) ?? 0) + amountFen);
  return [...sums]
    .map(([fund, amountFen]) => ({ fund, amountFen }))
    .filter(({ amountFen }) => amountFen !== 0)
    .sort((a, b) => (a.fund < b.fund ? -1 : 1));
}
