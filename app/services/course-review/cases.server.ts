import type { Db, Tx } from '~/db/client.server';
import type { LocatedHit } from '~/domain/course/rule-findings';

/** What was decided about a word before, and in which course. */
export type EarlierCase = {
  readonly id: string;
  readonly word: string;
  readonly decision: 'allowed' | 'refused';
  readonly passage: string;
  readonly reason: string;
  readonly at: string;
  readonly course: { readonly id: string; readonly titleZh: string; readonly titleEn: string };
};

/** Most cases of one word that are shown. */
const SHOWN_PER_WORD = 3;

/** Cases about these words in other courses, newest first, the last few of each word. */
export async function earlierCases(
  db: Db,
  words: readonly string[],
  { exceptCourse }: { readonly exceptCourse: string },
): Promise<EarlierCase[]> {
  if (words.length === 0) return [];
  const rows = await db.screeningCase.findMany({
    where: { word: { in: [...words] }, courseId: { not: exceptCourse } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    include: { course: { select: { id: true, titleZh: true, titleEn: true } } },
    take: 200,
  });
  const seen = new Map<string, number>();
  return rows.flatMap(({ id, word, decision, passage, reason, decidedAt, course }) => {
    const count = (seen.get(word) ?? 0) + 1;
    seen.set(word, count);
    if (count > SHOWN_PER_WORD) return [];
    return [{ id, word, decision, passage, reason, at: decidedAt.toISOString(), course }];
  });
}

/** Keeps what a person decided about doubtful words: one case for each word of the course, with its first passage. */
export async function keepCases(
  tx: Tx,
  hits: readonly LocatedHit[],
  {
    courseId,
    decision,
    reason,
    decidedBy,
  }: { courseId: string; decision: 'allowed' | 'refused'; reason: string; decidedBy: string },
  now: Date,
): Promise<void> {
  const words = new Map<string, LocatedHit>();
  for (const hit of hits) {
    const key = `${hit.rule} ${hit.word}`;
    if (hit.kind === 'doubtful' && !words.has(key)) words.set(key, hit);
  }
  if (words.size === 0) return;
  await tx.screeningCase.createMany({
    data: [...words.values()].map(({ rule, word, passage }) => ({
      courseId,
      ruleId: rule,
      word,
      passage,
      decision,
      reason,
      decidedBy,
      decidedAt: now,
    })),
  });
}
