import type { Db } from '~/db/client.server';
import type { EntitlementClass } from '~/domain/aid/entitlement';

/** A programme as a family reads it. */
export type ProgrammeWords = {
  id: string;
  nameZh: string;
  nameEn: string;
  /** Why it pays for this child; empty: it pays for every child, or the reader may not know why. */
  because: EntitlementClass[];
};

/** Names of programmes with the classes they pay for, by id; ids that do not exist are left out. */
export async function programmesNamed(
  db: Pick<Db, 'programme'>,
  ids: readonly string[],
): Promise<Map<string, { id: string; nameZh: string; nameEn: string; classes: EntitlementClass[] }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.programme.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, nameZh: true, nameEn: true, classes: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
