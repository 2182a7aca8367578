import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { sealPupilNumber } from '../pupils/pupil-number.server';
import type { RosterWrites, RowUpdate } from './plan-writes.server';

/** Rows of one statement: far below the number of values PostgreSQL takes at once. */
const AT_ONCE = 500;

/** Writes what was planned, hundreds of rows a statement. */
export async function writePupils(tx: Tx, schoolId: string, writes: RosterWrites, now: Date): Promise<void> {
  for (const rows of chunks(writes.additions)) {
    await tx.child.createMany({
      data: rows.map(({ name, birthDate, grade, className, pupilNumber }) => ({
        schoolId,
        name,
        birthDate: dateColumn(birthDate),
        grade,
        className,
        ...sealPupilNumber(pupilNumber),
        createdAt: now,
        updatedAt: now,
      })),
    });
  }
  const known = [...writes.updates, ...writes.renumbered, ...writes.arrivals];
  for (const updates of chunks(known)) await update(tx, schoolId, updates, now);
  for (const { id, row } of writes.renumbered) {
    await tx.child.update({ where: { id }, data: sealPupilNumber(row.pupilNumber), select: { id: true } });
  }
}

/** Sets the fields of pupils that exist, of this school or on their way to it, and takes back that they had left. */
async function update(tx: Tx, schoolId: string, updates: readonly RowUpdate[], now: Date): Promise<void> {
  const rows = updates.map(({ id, row: { name, birthDate, grade, className } }) => ({
    id,
    name,
    birth_date: birthDate,
    grade,
    class_name: className,
  }));
  await tx.$executeRaw`
    UPDATE child c
       SET school_id = ${schoolId}, name = r.name, birth_date = r.birth_date, grade = r.grade,
           class_name = r.class_name, left_on = NULL, updated_at = ${now}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(id uuid, name text, birth_date date, grade int, class_name text)
     WHERE c.id = r.id`;
}

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, index) =>
    rows.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}
