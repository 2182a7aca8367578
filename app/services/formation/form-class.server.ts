import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/lock.server';
import { formationOf } from '~/domain/formation/decide';
import { remindersOf } from '~/domain/formation/reminders';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { type ClassToForm, classToForm } from './class.server';
import { tellTakesPlace, tellTooFew } from './tell.server';

/** What became of a class whose deadline is over. `left`: nothing, or nothing new. */
export type Formed = 'takes_place' | 'too_few' | 'left';

/**
 * What the deadline makes of one class: enough children and it takes place, too few and its school is asked. A class that
 * was asked about and got enough meanwhile takes place too. Safe to repeat: everybody is told once.
 */
export async function formClass(tx: Tx, offeringId: string, now: Date): Promise<Formed> {
  await lockRow(tx, 'offering', offeringId);
  const of = await classToForm(tx, offeringId, now);
  if (!of) return 'left';
  const formation = formationOf(of);
  if (formation === 'takes_place') {
    await takesPlace(tx, of, now);
    return 'takes_place';
  }
  if (formation !== 'too_few' || of.formationAt !== null) return 'left';
  await askSchool(tx, of, now);
  return 'too_few';
}

async function takesPlace(tx: Tx, of: ClassToForm, now: Date): Promise<void> {
  const { id, confirmed, minimum } = of;
  await tx.offering.update({
    where: { id },
    data: { status: 'confirmed', formationAt: now },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'formation' },
    { verb: 'offering.form', subjectKind: 'offering', subjectId: id, data: { confirmed, minimum } },
    now,
  );
  await tellTakesPlace(tx, of, now);
  await enqueue(tx, 'index-offering', { offeringId: id });
}

async function askSchool(tx: Tx, of: ClassToForm, now: Date): Promise<void> {
  const { id: offeringId, confirmed, held, offered, minimum, lessons } = of;
  await tx.offering.update({
    where: { id: offeringId },
    data: { formationAt: now },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'formation' },
    {
      verb: 'offering.fall_short',
      subjectKind: 'offering',
      subjectId: offeringId,
      data: { confirmed, held, offered, minimum },
    },
    now,
  );
  const [first] = lessons;
  if (!first) return;
  await tellTooFew(tx, of, first.date, now);
  for (const { step, at } of remindersOf(first.date, now)) {
    const jobKey = `formation-reminder:${offeringId}:${step}`;
    await enqueue(tx, 'formation-reminder', { offeringId, step }, { runAt: at, jobKey });
  }
}
