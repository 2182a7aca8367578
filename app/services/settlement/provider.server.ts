import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { type Month, monthOf, payBy } from '~/domain/settlement/month';
import type { SettlementStatus } from '~/domain/states';
import { ownedProvider } from '../provider/scope.server';
import { type Statement, settlementStatement } from './statement.server';

/** A provider's money: what it has earned, what of that was paid, and what is held for lessons still to come. */
export type ProviderAccount = {
  earnedFen: number;
  paidFen: number;
  /** Earned less paid. */
  toPayFen: number;
  /** Earned, and in no statement yet. */
  openFen: number;
  /** In the supervised account, or promised, for its lessons still to come (F8). */
  heldFen: number;
  statements: {
    id: string;
    month: Month;
    status: SettlementStatus;
    totalFen: number;
    payBy: SchoolDate;
    reference: string | null;
  }[];
};

/** The account of one provider, its statements newest first. */
export async function providerAccount(providerId: string): Promise<ProviderAccount> {
  const [[sums], rows] = await Promise.all([
    db.$queryRaw<{ earned: number; paid: number; held: number }[]>`
      SELECT COALESCE((SELECT -sum(p.amount_fen) FILTER (WHERE j.kind <> 'settlement_paid')
                         FROM posting p JOIN journal_entry j ON j.id = p.entry_id
                        WHERE p.account = 'provider_payable' AND p.party = ${providerId}), 0)::float8 AS earned,
             COALESCE((SELECT sum(p.amount_fen) FILTER (WHERE j.kind = 'settlement_paid')
                         FROM posting p JOIN journal_entry j ON j.id = p.entry_id
                        WHERE p.account = 'provider_payable' AND p.party = ${providerId}), 0)::float8 AS paid,
             COALESCE((SELECT -sum(p.amount_fen)
                         FROM course c JOIN offering o ON o.course_id = c.id
                         JOIN enrollment e ON e.offering_id = o.id JOIN posting p ON p.enrollment_id = e.id
                        WHERE c.provider_id = ${providerId}::uuid
                          AND p.account IN ('supervised', 'programme_held', 'county_held')), 0)::float8 AS held`,
    db.settlement.findMany({ where: { providerId }, orderBy: { month: 'desc' } }),
  ]);
  const { earned, paid, held } = sums ?? { earned: 0, paid: 0, held: 0 };
  const settled = rows.reduce((sum, { totalFen }) => sum + totalFen, 0);
  return {
    earnedFen: earned,
    paidFen: paid,
    toPayFen: earned - paid,
    openFen: earned - settled,
    heldFen: held,
    statements: rows.map(({ id, month, status, totalFen, reference }) => ({
      id,
      month: monthOf(schoolDateOf(month)),
      status,
      totalFen,
      payBy: payBy(monthOf(schoolDateOf(month))),
      reference,
    })),
  };
}

/** The account of the actor's own provider. */
export function ownAccount(actor: Actor): Promise<ProviderAccount> {
  return providerAccount(ownedProvider(actor));
}

/** A statement of the actor's own provider. @throws NotFound */
export function ownStatement(actor: Actor, settlementId: string): Promise<Statement> {
  return providerStatement(ownedProvider(actor), settlementId);
}

/** A statement of this provider. @throws NotFound */
export function providerStatement(providerId: string, settlementId: string): Promise<Statement> {
  return settlementStatement(settlementId, providerId);
}
