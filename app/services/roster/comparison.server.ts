import type { Db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { compareRoster, type RosterComparison } from '~/domain/roster/compare';
import type { RosterRow } from '~/domain/roster/read';
import { hashPupilNumber } from '../pupils/pupil-number.server';

/** A row of the file with the keyed hash of its pupil number. */
export type IncomingRow = RosterRow & { key: string };

/** What deciding about doubtful rows asks beside the comparison. */
export type Compared = {
  comparison: RosterComparison<IncomingRow>;
  /** Pupils of this school that a guardian has added: who they are is not changed by a file. */
  linked: ReadonlySet<string>;
  /** By key: pupils who have left the other school whose roster they are on; they can come here. */
  leftElsewhere: ReadonlyMap<string, string>;
};

/** Compares the rows of a file with a school's roster as it is this moment. */
export async function compareWithRoster(
  db: Pick<Db, 'child'>,
  schoolId: string,
  rows: readonly RosterRow[],
): Promise<Compared> {
  const incoming = rows.map((row) => ({ ...row, key: hashPupilNumber(row.pupilNumber) }));
  const keys = incoming.map(({ key }) => key);
  const [known, elsewhere] = await Promise.all([
    db.child.findMany({
      where: { schoolId },
      orderBy: [{ grade: 'asc' }, { className: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        birthDate: true,
        grade: true,
        className: true,
        pupilNumberHash: true,
        leftOn: true,
        _count: { select: { guardians: true } },
      },
    }),
    db.child.findMany({
      where: { schoolId: { not: schoolId }, pupilNumberHash: { in: keys } },
      select: { id: true, pupilNumberHash: true, leftOn: true },
    }),
  ]);
  const pupils = known.map(({ pupilNumberHash, birthDate, leftOn, _count: _, ...pupil }) => ({
    ...pupil,
    key: pupilNumberHash,
    birthDate: schoolDateOf(birthDate),
    left: leftOn !== null,
  }));
  return {
    comparison: compareRoster(pupils, incoming, new Set(elsewhere.map((pupil) => pupil.pupilNumberHash))),
    linked: new Set(known.flatMap(({ id, _count }) => (_count.guardians > 0 ? [id] : []))),
    leftElsewhere: new Map(
      elsewhere.flatMap(({ id, pupilNumberHash, leftOn }) =>
        leftOn ? [[pupilNumberHash, id] as const] : [],
      ),
    ),
  };
}
