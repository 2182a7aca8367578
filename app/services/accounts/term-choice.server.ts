import { db } from '~/db/client.server';
import { currentTerm } from '../overview/to-do.server';

export type TermChoice = {
  terms: { id: string; nameZh: string; nameEn: string }[];
  /** The asked one where it exists, else today's; null in a county without terms. */
  chosenId: string | null;
};

/** The terms that have classes, the latest first, and the one an account is shown for. */
export async function termChoice(asked: string | null, now: Date): Promise<TermChoice> {
  const [terms, current] = await Promise.all([
    db.term.findMany({
      where: { offerings: { some: {} } },
      orderBy: { fromDate: 'desc' },
      select: { id: true, nameZh: true, nameEn: true },
    }),
    currentTerm(now),
  ]);
  const known = (id: string | null | undefined) => terms.some((term) => term.id === id);
  const chosenId = known(asked) ? asked : known(current?.id) ? current?.id : terms[0]?.id;
  return { terms, chosenId: chosenId ?? null };
}
