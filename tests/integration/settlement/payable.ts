import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { PayablePosting } from '~/domain/settlement/lines';
import { postEntry } from '~/services/ledger/post.server';

/** A provider without classes that the ledger owes something: for what only the books decide. */
export async function layCreditor(amountsFen: readonly number[], at: Date): Promise<string> {
  const { id } = await db.provider.create({
    data: { kind: 'association', nameZh: '海盐县书画协会', nameEn: 'Calligraphy Association' },
    select: { id: true },
  });
  for (const amountFen of amountsFen) await owe(id, amountFen, at);
  return id;
}

/** Puts an amount on a provider's account out of the county's money; negative: takes it off. */
export function owe(providerId: string, amountFen: number, at: Date): Promise<void> {
  const act = { kind: 'correction', subjectKind: 'test', subjectId: randomUUID() } as const;
  const line = { enrollmentId: null };
  return inTransaction((tx) =>
    postEntry(
      tx,
      act,
      [
        { ...line, account: 'provider_payable', party: providerId, fund: 'county', amountFen: -amountFen },
        { ...line, account: 'county_claim', party: '', fund: '', amountFen },
      ],
      at,
    ),
  );
}

/** All that the ledger ever put on a provider's account, as the domain reads it. */
export async function postingsOf(providerId: string): Promise<PayablePosting[]> {
  return db.$queryRaw<PayablePosting[]>`
    SELECT p.entry_id::text AS "entryId", j.day::text, j.number::int, j.kind AS "entryKind",
           CASE WHEN j.subject_kind = 'lesson' THEN j.subject_id END AS "lessonId", e.offering_id::text AS "offeringId",
           p.enrollment_id::text AS "enrollmentId", p.fund, p.amount_fen AS "amountFen"
      FROM posting p JOIN journal_entry j ON j.id = p.entry_id LEFT JOIN enrollment e ON e.id = p.enrollment_id
     WHERE p.account = 'provider_payable' AND p.party = ${providerId}`;
}

/** Nothing of the books is lost or doubled: every entry balances, and what was paid plus what is owed was earned. */
export async function booksInOrder(): Promise<{ unbalanced: number; doubled: number; wrong: number }> {
  const [row] = await db.$queryRaw<{ unbalanced: number; doubled: number; wrong: number }[]>`
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM posting GROUP BY entry_id HAVING sum(amount_fen) <> 0) x) AS unbalanced,
           (SELECT count(*)::int FROM (SELECT 1 FROM settlement_line GROUP BY entry_id, provider_id, offering_id, fund
                                       HAVING count(*) > 1) x) AS doubled,
           (SELECT count(*)::int FROM settlement s WHERE s.total_fen <>
               (SELECT sum(amount_fen) FROM settlement_line l WHERE l.settlement_id = s.id)) AS wrong`;
  return row ?? { unbalanced: -1, doubled: -1, wrong: -1 };
}

export const IN_ORDER = { unbalanced: 0, doubled: 0, wrong: 0 };
