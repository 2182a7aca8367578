import { db, type Tx } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction, lockRow, lockRows } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { compareTimes, endOf } from '~/domain/planning/times';
import type { OfferingStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { beginUndecided } from '../formation/begin-undecided.server';
import { postPlaces } from '../ledger/post.server';
import { closeLine } from '../waiting/close-line.server';
import { endPlaces } from './end-places.server';

/**
 * What time alone does to classes: on the day of the first lesson an open one is running, after the end of the last one
 * it is finished and its places are completed; lessons that nobody has confirmed yet still wait for that. Each in its
 * own transaction, so that one that cannot move holds up nobody; safe to repeat. Returns how many moved.
 */
export async function advanceOfferings(now: Date): Promise<number> {
  const today = dateColumn(todayInShanghai(now));
  const due = await db.offering.findMany({
    where: {
      lessons: { some: { status: { not: 'canceled' }, date: { lte: today } } },
      OR: [
        { status: { in: ['open', 'confirmed'] } },
        { status: 'running', lessons: { none: { status: { not: 'canceled' }, date: { gt: today } } } },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  let moved = 0;
  for (const { id } of due) if (await advanceOffering(id, now)) moved += 1;
  for (const id of await withoutLessons(today)) if (await endWithoutLessons(id, now)) moved += 1;
  return moved;
}

/** Begun classes of which every lesson was canceled, one by one, and none made up for by its last day. */
async function withoutLessons(today: Date): Promise<string[]> {
  const found = await db.offering.findMany({
    where: {
      status: { in: ['open', 'confirmed', 'running'] },
      lessons: { some: {}, every: { status: 'canceled', date: { lt: today } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** Such a class never took place: its places end as if the school had canceled it, materials come back too. */
async function endWithoutLessons(offeringId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'offering', offeringId);
    const { status, lessons } = await tx.offering.findUniqueOrThrow({
      where: { id: offeringId },
      select: { status: true, lessons: { where: { status: { not: 'canceled' } }, select: { id: true } } },
    });
    if (lessons.length > 0 || !['open', 'confirmed', 'running'].includes(status)) return false;
    const ended = await endPlaces(tx, offeringId, now);
    await tx.offering.update({
      where: { id: offeringId },
      data: { status: 'canceled' },
      select: { id: true },
    });
    await closeLine(tx, offeringId, now);
    await recordAudit(
      tx,
      { system: 'advance-offerings' },
      {
        verb: 'offering.cancel',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { from: status, ...ended },
      },
      now,
    );
    await enqueue(tx, 'index-offering', { offeringId });
    return true;
  });
}

/** Moves one class as far as the time allows; false when it is where it should be. */
async function advanceOffering(offeringId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'offering', offeringId);
    const { status, lessons } = await tx.offering.findUniqueOrThrow({
      where: { id: offeringId },
      select: {
        status: true,
        lessons: {
          where: { status: { not: 'canceled' } },
          select: { date: true, startMinute: true, endMinute: true },
        },
      },
    });
    const times = lessons
      .map((lesson) => ({ ...lesson, date: schoolDateOf(lesson.date) }))
      .sort(compareTimes);
    const to = statusByTime(status, times, now);
    if (to === null) return false;

    if (to === 'running') await beginUndecided(tx, offeringId, now);
    await tx.offering.update({ where: { id: offeringId }, data: { status: to }, select: { id: true } });
    await closeLine(tx, offeringId, now);
    const completed = to === 'finished' ? await completePlaces(tx, offeringId, now) : 0;
    await recordAudit(
      tx,
      { system: 'advance-offerings' },
      {
        verb: to === 'finished' ? 'offering.finish' : 'offering.begin',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { from: status, completed },
      },
      now,
    );
    await enqueue(tx, 'index-offering', { offeringId });
    return true;
  });
}

/** Completes the places of a class that is over; materials that nobody drew on are used up with it. */
async function completePlaces(tx: Tx, offeringId: string, now: Date): Promise<number> {
  const places = await tx.enrollment.findMany({
    where: { offeringId, status: 'confirmed' },
    select: { id: true },
  });
  const ids = await lockRows(
    tx,
    'enrollment',
    places.map(({ id }) => id),
  );
  const { count } = await tx.enrollment.updateMany({
    where: { id: { in: ids }, status: 'confirmed' },
    data: { status: 'completed', endedAt: now },
  });
  await postPlaces(tx, { kind: 'lesson_earned', subjectKind: 'offering', subjectId: offeringId }, ids, now);
  return count;
}

/** Sorted, canceled ones left out. */
type Times = readonly { date: string; startMinute: number; endMinute: number }[];

/** Where a class belongs at this moment; null when it is there, or when time alone does not move it. */
export function statusByTime(status: OfferingStatus, times: Times, now: Date): 'running' | 'finished' | null {
  const moving = status === 'open' || status === 'confirmed' || status === 'running';
  const [first] = times;
  if (!moving || !first) return null;
  if (times.every((time) => endOf(time) <= now)) return 'finished';
  return status !== 'running' && first.date <= todayInShanghai(now) ? 'running' : null;
}
