import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import type { EntryKind, LedgerAccount } from '~/domain/ledger/accounts';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { type PartyNames, partyNames } from './ledger-names.server';

export type LedgerEntry = {
  id: string;
  number: string;
  day: SchoolDate;
  at: string;
  kind: EntryKind;
  subjectKind: string;
  subjectId: string;
  lines: {
    line: number;
    account: LedgerAccount;
    party: string;
    fund: string;
    amountFen: number;
    placeId: string | null;
    offering: { id: string; titleZh: string; titleEn: string } | null;
  }[];
  names: PartyNames;
};

/**
 * One entry with all its lines and the classes they concern. Places are shown by number, never by a child's name; who
 * looked at an entry about places is in the audit (invariant 9).
 *
 * @throws NotFound
 */
export function ledgerEntry(actor: Actor, entryId: string, now: Date): Promise<LedgerEntry> {
  return inTransaction(async (tx) => {
    const entry = await tx.journalEntry.findUnique({
      where: { id: idOf(entryId, 'journal_entry') },
      include: {
        postings: {
          orderBy: { line: 'asc' },
          include: {
            enrollment: {
              select: {
                offering: { select: { id: true, course: { select: { titleZh: true, titleEn: true } } } },
              },
            },
          },
        },
      },
    });
    if (!entry) throw new NotFound('journal_entry');
    const places = new Set(entry.postings.flatMap(({ enrollmentId }) => enrollmentId ?? []));
    if (places.size > 0) {
      const data = { places: places.size };
      const what = { verb: 'ledger.read', subjectKind: 'journal_entry', subjectId: entry.id, data };
      await recordAudit(tx, { actor, permission: 'ledger.read' }, what, now);
    }
    return {
      id: entry.id,
      number: entry.number.toString(),
      day: schoolDateOf(entry.day),
      at: entry.at.toISOString(),
      kind: entry.kind as EntryKind,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      lines: entry.postings.map(({ enrollment, enrollmentId, line, account, party, fund, amountFen }) => ({
        line,
        account,
        party,
        fund,
        amountFen,
        placeId: enrollmentId,
        offering: enrollment && { id: enrollment.offering.id, ...enrollment.offering.course },
      })),
      names: await partyNames(
        tx,
        entry.postings.flatMap(({ party, fund }) => [party, fund]),
      ),
    };
  });
}
