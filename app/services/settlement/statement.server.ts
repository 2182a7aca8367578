import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import { isId } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { type Month, monthOf, payBy } from '~/domain/settlement/month';
import {
  lineKey,
  type StatementLine,
  type StatementTotals,
  statementLines,
  statementTotals,
} from '~/domain/settlement/statement';
import type { SettlementStatus } from '~/domain/states';

export type ClassName = { titleZh: string; titleEn: string; schoolZh: string; schoolEn: string };
export type LessonName = { number: number; date: SchoolDate };

/** A line of a statement with the names of what it is about. */
export type NamedLine = StatementLine & { class: ClassName | null; lesson: LessonName | null };

/** A settlement as both sides may read it: lesson by lesson, no child and no fund in it. Instants as ISO strings. */
export type Statement = {
  id: string;
  providerId: string;
  providerZh: string;
  providerEn: string;
  month: Month;
  status: SettlementStatus;
  createdAt: string;
  confirmedAt: string | null;
  paidAt: string | null;
  payBy: SchoolDate;
  reference: string | null;
  lines: NamedLine[];
  totals: StatementTotals;
};

/** One settlement, line by line; of this provider only, when one is named. @throws NotFound */
export async function settlementStatement(settlementId: string, providerId?: string): Promise<Statement> {
  const settlement = isId(settlementId)
    ? await db.settlement.findFirst({
        where: { id: settlementId, providerId },
        include: {
          provider: { select: { nameZh: true, nameEn: true } },
          lines: {
            orderBy: { position: 'asc' },
            select: {
              entryId: true,
              kind: true,
              lessonId: true,
              offeringId: true,
              amountFen: true,
              entry: { select: { day: true } },
            },
          },
        },
      })
    : null;
  if (!settlement) throw new NotFound('settlement');
  const stored = settlement.lines.map(({ entry, ...line }) => ({ ...line, day: schoolDateOf(entry.day) }));
  const [classes, lessons, children] = await Promise.all([
    classesOf(stored.flatMap(({ offeringId }) => offeringId ?? [])),
    lessonsOf(stored.flatMap(({ lessonId }) => lessonId ?? [])),
    childrenOf(settlement.id, settlement.providerId),
  ]);
  const perLessonFen = new Map([...classes].map(([id, { perLessonFen: fen }]) => [id, fen]));
  const lines = statementLines(stored, { children, perLessonFen });
  const month = monthOf(schoolDateOf(settlement.month));
  return {
    id: settlement.id,
    providerId: settlement.providerId,
    providerZh: settlement.provider.nameZh,
    providerEn: settlement.provider.nameEn,
    month,
    status: settlement.status,
    createdAt: settlement.createdAt.toISOString(),
    confirmedAt: settlement.confirmedAt?.toISOString() ?? null,
    paidAt: settlement.paidAt?.toISOString() ?? null,
    payBy: payBy(month),
    reference: settlement.reference,
    lines: lines.map((line) => ({
      ...line,
      class: classes.get(line.offeringId ?? '')?.name ?? null,
      lesson: lessons.get(line.lessonId ?? '') ?? null,
    })),
    totals: statementTotals(lines),
  };
}

export async function classesOf(
  ids: readonly string[],
): Promise<Map<string, { name: ClassName; perLessonFen: number }>> {
  const rows = await db.offering.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      perLessonFen: true,
      course: { select: { titleZh: true, titleEn: true } },
      school: { select: { nameZh: true, nameEn: true } },
    },
  });
  return new Map(
    rows.map(({ id, perLessonFen, course, school }) => [
      id,
      { perLessonFen, name: { ...course, schoolZh: school.nameZh, schoolEn: school.nameEn } },
    ]),
  );
}

export async function lessonsOf(ids: readonly string[]): Promise<Map<string, LessonName>> {
  const rows = await db.lesson.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, number: true, date: true },
  });
  return new Map(rows.map(({ id, number, date }) => [id, { number, date: schoolDateOf(date) }]));
}

/** Children by entry and class, each once however many funds paid. */
async function childrenOf(settlementId: string, providerId: string): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ entry: string; offering: string | null; children: number }[]>`
    SELECT p.entry_id::text AS entry, e.offering_id::text AS offering, count(DISTINCT p.enrollment_id)::int AS children
      FROM posting p JOIN enrollment e ON e.id = p.enrollment_id
     WHERE p.account = 'provider_payable' AND p.party = ${providerId}
       AND p.entry_id IN (SELECT entry_id FROM settlement_line WHERE settlement_id = ${settlementId}::uuid)
     GROUP BY 1, 2`;
  return new Map(rows.map(({ entry, offering, children }) => [lineKey(entry, offering), children]));
}
