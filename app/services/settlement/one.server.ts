import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import { isId } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import type { FundName } from '~/domain/settlement/fund-name';
import { fundTotals, type SettlementLineKind } from '~/domain/settlement/lines';
import { fundNames } from './funds.server';
import {
  type ClassName,
  classesOf,
  type LessonName,
  lessonsOf,
  type Statement,
  settlementStatement,
} from './statement.server';

/** A settlement for the bureau: the statement, where its money comes from, and who confirmed it. */
export type BureauSettlement = Statement & {
  confirmedBy: string | null;
  funds: { fund: string; amountFen: number; name: FundName }[];
};

/** One settlement as the bureau reads it. @throws NotFound */
export async function settlementForBureau(settlementId: string): Promise<BureauSettlement> {
  const statement = await settlementStatement(settlementId);
  const [lines, { confirmedBy }] = await Promise.all([
    db.settlementLine.findMany({ where: { settlementId }, select: { fund: true, amountFen: true } }),
    db.settlement.findUniqueOrThrow({ where: { id: settlementId }, select: { confirmedBy: true } }),
  ]);
  const totals = fundTotals(lines);
  const nameOf = await fundNames(totals.map(({ fund }) => fund));
  return {
    ...statement,
    confirmedBy,
    funds: totals.map((total) => ({ ...total, name: nameOf(total.fund) })),
  };
}

export type FundLine = {
  day: SchoolDate;
  kind: SettlementLineKind;
  class: ClassName | null;
  lesson: LessonName | null;
  fund: FundName;
  children: number;
  amountFen: number;
};

/** Every stored line of a settlement, each fund's part by itself; for the bureau's table. @throws NotFound */
export async function settlementFundLines(settlementId: string): Promise<FundLine[]> {
  const lines = isId(settlementId)
    ? await db.settlementLine.findMany({
        where: { settlementId },
        orderBy: { position: 'asc' },
        include: { entry: { select: { day: true } } },
      })
    : [];
  if (lines.length === 0) throw new NotFound('settlement');
  const [classes, lessons, nameOf] = await Promise.all([
    classesOf(lines.flatMap(({ offeringId }) => offeringId ?? [])),
    lessonsOf(lines.flatMap(({ lessonId }) => lessonId ?? [])),
    fundNames(lines.map(({ fund }) => fund)),
  ]);
  return lines.map(({ entry, kind, offeringId, lessonId, fund, children, amountFen }) => ({
    day: schoolDateOf(entry.day),
    kind,
    class: classes.get(offeringId ?? '')?.name ?? null,
    lesson: lessons.get(lessonId ?? '') ?? null,
    fund: nameOf(fund),
    children,
    amountFen,
  }));
}
