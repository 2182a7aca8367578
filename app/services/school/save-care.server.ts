import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refusal, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { judgeSubject } from '../findings/judge.server';
import { settlePart, takeTurn } from '../findings/settle.server';
import { schoolIdFor } from './scope.server';

/** When the school keeps its own care on a weekday, minutes since midnight. */
export type CareDay = { weekday: number; startMinute: number; endMinute: number };

/** The school's own care by weekday. @throws NotFound when the actor leads no school */
export function careHere(actor: Actor): Promise<CareDay[]> {
  return db.schoolCare.findMany({
    where: { schoolId: schoolIdFor(actor, 'care.write') },
    orderBy: { weekday: 'asc' },
    select: { weekday: true, startMinute: true, endMinute: true },
  });
}

/**
 * Says when the school keeps its own care: with the courses that is its service of a day, which is judged at once (T2,
 * T3). A day that is left out has none. Refuses `care_reversed` at its end. @throws NotFound
 */
export function saveCare(actor: Actor, days: readonly CareDay[], now: Date) {
  const schoolId = schoolIdFor(actor, 'care.write');
  const reversed = days.flatMap(({ weekday, startMinute, endMinute }): Refusal[] =>
    endMinute > startMinute ? [] : [{ code: 'care_reversed', path: `end${weekday}` }],
  );
  if (reversed.length > 0) return Promise.resolve(refused(...reversed));
  return inTransaction(async (tx) => {
    await takeTurn(tx);
    await lockRow(tx, 'school', schoolId);
    await tx.schoolCare.deleteMany({ where: { schoolId } });
    await tx.schoolCare.createMany({ data: days.map((day) => ({ schoolId, ...day })) });
    await recordAudit(
      tx,
      { actor, permission: 'care.write' },
      {
        verb: 'school.save_care',
        subjectKind: 'school',
        subjectId: schoolId,
        data: { days: days.map(({ weekday }) => weekday) },
      },
      now,
    );
    await settlePart(tx, await judgeSubject(tx, { kind: 'school', id: schoolId }, now), now);
    return { kind: 'done' as const };
  });
}
