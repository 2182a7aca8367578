import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { chargesOf, type StatementRow, statementRows, sumRows } from '~/domain/settlement/family-statement';
import type { ProgrammeWords } from '../accounts/programme-words.server';
import { placesMoney } from '../ledger/place-money.server';
import { paymentsPage } from '../payments/queries.server';

export type StatementPlace = {
  enrollmentId: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  rows: StatementRow[];
  /** Payments that have a receipt. */
  receipts: { paymentId: string; amountFen: number; paidAt: string }[];
};

export type FamilyStatement = {
  term: { id: string; nameZh: string; nameEn: string };
  children: { id: string; name: string; places: StatementPlace[]; sum: StatementRow[] }[];
  total: StatementRow[];
};

export type Statements = {
  terms: { id: string; nameZh: string; nameEn: string }[];
  statement: FamilyStatement | null;
  programmes: ProgrammeWords[];
};

/**
 * The term statement of the actor's family (F13): per child and class what was charged, what the county paid, what was
 * paid, what came back and what is open, adding up line by line.
 *
 * @param termId the latest term with money when absent or unknown
 */
export async function familyStatement(actor: Actor, termId: string | null): Promise<Statements> {
  const { terms, programmes } = await paymentsPage(actor);
  const term = terms.find(({ id }) => id === termId) ?? terms[0];
  const names = terms.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn }));
  if (!term) return { terms: names, statement: null, programmes };
  const ids = term.children.flatMap(({ places }) => places.map(({ enrollmentId }) => enrollmentId));
  const money = await placesMoney(db, ids);
  const children = term.children.map(({ id, name, places }) => {
    const shown = places.flatMap(({ enrollmentId, account, payments, ...place }): StatementPlace[] => {
      const facts = money.get(enrollmentId);
      if (!facts) return [];
      const { titleZh, titleEn, schoolZh, schoolEn } = place;
      const receipts = payments.flatMap(({ id: paymentId, status, method, amountFen, paidAt }) =>
        status === 'paid' && method !== 'credit' && paidAt ? [{ paymentId, amountFen, paidAt }] : [],
      );
      const rows = statementRows(chargesOf(facts), account);
      return [{ enrollmentId, titleZh, titleEn, schoolZh, schoolEn, rows, receipts }];
    });
    return { id, name, places: shown, sum: sumRows(shown.map(({ rows }) => rows)) };
  });
  const statement = {
    term: { id: term.id, nameZh: term.nameZh, nameEn: term.nameEn },
    children,
    total: sumRows(children.map(({ sum }) => sum)),
  };
  return { terms: names, statement, programmes };
}
