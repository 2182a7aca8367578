// What went wrong in a rush, counted from the database afterwards.
import type { Client, Crowd } from './rush-county';
import type { Answer } from './rush-load';

export type Wrongs = {
  /** Places above the capacity of a class. */
  oversold: number;
  /** Places of a child in one class beyond the first, and forms that took more than one. */
  doubled: number;
  /** Guardians who were told that they have a place and have none, or that they have none and have one. */
  lost: number;
  /** Presses that were never answered. */
  unanswered: number;
  /** Places left over although somebody was told that the class is full. */
  idle: number;
  /** Places that were given. */
  taken: number;
  /** What `npm run audit` finds. */
  broken: string[];
};

/** `answers` in the order of the presses: one for each guardian, two for each tenth. */
export async function wrongsOf(
  db: Client,
  { classes, places, guardians }: Crowd,
  answers: readonly Answer[],
): Promise<Wrongs> {
  const { brokenInvariants } = await import('~/services/audit/invariants.server');
  const rows = await db.enrollment.findMany({
    where: { offeringId: { in: classes }, status: { in: ['held', 'confirmed'] } },
    select: { offeringId: true, childId: true, requestKey: true },
  });
  const perClass = new Map(classes.map((id) => [id, 0]));
  for (const { offeringId } of rows) perClass.set(offeringId, (perClass.get(offeringId) ?? 0) + 1);
  const has = new Set(rows.map(({ offeringId, childId }) => `${offeringId} ${childId}`));
  const forms = new Set(rows.map(({ requestKey }) => requestKey));
  const counts = { lost: 0, idle: 0 };
  const toldFull = new Set<string>();
  let at = 0;
  guardians.forEach(({ classId, childId }, index) => {
    const told = answers.slice(at, at + (index % 10 === 0 ? 2 : 1));
    at += told.length;
    for (const { status } of told) {
      if (has.has(`${classId} ${childId}`) !== status < 300) counts.lost += 1;
      if (status === 422) toldFull.add(classId);
    }
  });
  for (const id of toldFull) counts.idle += Math.max(0, places - (perClass.get(id) ?? 0));
  return {
    ...counts,
    oversold: [...perClass.values()].reduce((sum, taken) => sum + Math.max(0, taken - places), 0),
    doubled: rows.length - has.size + (rows.length - forms.size),
    unanswered: answers.filter(({ status }) => status === 0 || status >= 500).length,
    taken: rows.length,
    broken: (await brokenInvariants(db)).map(({ number, name, count }) => `${number} ${name}: ${count}`),
  };
}

/** In words, over several rushes. */
export function tellWrongs(all: readonly Wrongs[]): string {
  const sum = (of: (wrongs: Wrongs) => number) => all.reduce((total, wrongs) => total + of(wrongs), 0);
  const broken = all.at(-1)?.broken ?? [];
  return [
    `of ${sum(({ taken }) => taken)} places given oversold ${sum((each) => each.oversold)}`,
    `doubled ${sum((each) => each.doubled)}`,
    `lost ${sum((each) => each.lost)}`,
    `idle ${sum((each) => each.idle)}`,
    `unanswered ${sum((each) => each.unanswered)}`,
    `the audit finds ${broken.length === 0 ? 'nothing' : broken.join(', ')}`,
  ].join(', ');
}
