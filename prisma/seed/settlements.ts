import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf, type SchoolDate } from '~/domain/calendar';
import { draftOf, fundTotals } from '~/domain/settlement/lines';
import { firstDayOf, isOver, lastDayOf, type Month, monthAfter, monthOf } from '~/domain/settlement/month';
import { payoutLines } from '~/domain/settlement/payout';
import type { SettlementStatus } from '~/domain/states';
import { castUserId } from './cast';
import { dateOf, idOf } from './ids';
import type { Replay } from './replay';
import type { Timeline } from './timeline';
import type { DemoDays } from './today';

type SettlementRow = Prisma.SettlementCreateManyInput & { id: string; status: SettlementStatus };

export type SettledRows = {
  readonly settlement: SettlementRow[];
  readonly settlementLine: Prisma.SettlementLineCreateManyInput[];
  readonly settlementRun: Prisma.SettlementRunCreateManyInput[];
};

/** Days after a month's end on which it is drawn up, approved and paid. */
const DRAFTED = 3;
const CONFIRMED = 5;
const PAID = 12;

/**
 * Settles every month that is over, as services/settlement does: all paid but the last, of which some wait for the
 * treasury and some for the bureau, so that late in the month a few are overdue.
 */
export function settleMonths(replay: Replay, time: Timeline, days: DemoDays): SettledRows {
  const rows: SettledRows = { settlement: [], settlementLine: [], settlementRun: [] };
  const officer = castUserId('officer-shen');
  for (let month = monthOf(days.past.from); isOver(month, days.today); month = monthAfter(month)) {
    const last = !isOver(monthAfter(month), days.today);
    const at = (day: number, minute: number) => instantOf(addDays(lastDayOf(month), day), minute);
    time.at(at(DRAFTED, 60), () => drawUp(month, last, at));
  }
  return rows;

  function drawUp(month: Month, last: boolean, at: (day: number, minute: number) => Date): void {
    const startedAt = at(DRAFTED, 60);
    const providers = [...replay.payables.keys()].sort();
    let drafted = 0;
    for (const providerId of providers) {
      const owed = (replay.payables.get(providerId) ?? []).filter(
        ({ posting, settled }) => !settled && posting.day <= lastDayOf(month),
      );
      const draft = draftOf(owed.map(({ posting }) => posting));
      if (draft.kind !== 'draft') continue;
      for (const each of owed) each.settled = true;
      drafted += 1;
      const row: SettlementRow = {
        id: idOf('settlement', providerId, month),
        providerId,
        month: dateOf(firstDayOf(month)),
        status: 'draft',
        totalFen: draft.totalFen,
        createdAt: startedAt,
        confirmedAt: null,
        confirmedBy: null,
        paidAt: null,
        paidBy: null,
        reference: null,
      };
      rows.settlement.push(row);
      rows.settlementLine.push(
        ...draft.lines.map((line, index) => ({
          settlementId: row.id,
          position: index + 1,
          providerId,
          ...line,
        })),
      );
      const turn = drafted % 6;
      if (last && turn === 5) continue;
      const confirmedAt = at(CONFIRMED, 10 * 60 + drafted);
      time.at(confirmedAt, () =>
        Object.assign(row, { status: 'confirmed', confirmedAt, confirmedBy: officer }),
      );
      if (last && turn >= 3) continue;
      const paidAt = at(PAID, 14 * 60 + drafted);
      const reference = referenceOf(month, drafted);
      time.at(paidAt, () => {
        Object.assign(row, { status: 'paid', paidAt, paidBy: castUserId('admin-qian'), reference });
        const act = {
          kind: 'settlement_paid',
          subjectKind: 'settlement',
          subjectId: row.id,
          key: `settlement:${row.id}`,
        } as const;
        replay.post(act, [], paidAt, payoutLines(providerId, fundTotals(draft.lines)));
      });
    }
    rows.settlementRun.push({
      id: idOf('settlement_run', month),
      month: dateOf(firstDayOf(month)),
      byUserId: null,
      total: providers.length,
      done: providers.length,
      startedAt,
      finishedAt: new Date(startedAt.getTime() + 9000),
    });
  }
}

function referenceOf(month: SchoolDate, number: number): string {
  return `YSZF${month.replace('-', '')}${String(number).padStart(4, '0')}`;
}
