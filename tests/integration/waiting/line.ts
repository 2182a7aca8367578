import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor, Membership } from '~/domain/access/actor';
import { enqueue } from '~/jobs/enqueue.server';
import { moveJobs } from '~/jobs/outbox.server';
import { runDueJobs } from '~/jobs/runner.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { acceptOffer } from '~/services/waiting/accept-offer.server';
import { idlePlaces } from '~/services/waiting/idle-places.server';
import { joinLine } from '~/services/waiting/join-line.server';
import { type Family, newFamily, taken } from '../parent/family-market';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const later = (from: Date, milliseconds: number) => new Date(from.getTime() + milliseconds);

/** Stands a family's child at the end of the line; fails the test when it is refused. */
export async function waits(family: Family, offeringId: string, now = new Date()): Promise<string> {
  const [id = ''] = await allWait(family, offeringId, [family.childId], now);
  return id;
}

export async function allWait(
  { actor }: Family,
  offeringId: string,
  childIds: string[],
  now = new Date(),
): Promise<string[]> {
  const input = { offeringId, childIds, requestKey: randomUUID(), consent: { childData: true } };
  const outcome = await joinLine(actor, input, now);
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.entryIds;
}

/** A class whose places are all taken, and who has them. */
export async function fill(
  offeringId: string,
  places: number,
): Promise<{ family: Family; placeId: string }[]> {
  const filled = [];
  for (let i = 0; i < places; i += 1) {
    const family = await newFamily();
    filled.push({ family, placeId: await taken(family, offeringId) });
  }
  return filled;
}

export const cancels = ({ family, placeId }: { family: Family; placeId: string }, now = new Date()) =>
  cancelEnrollment(family.actor, { enrollmentId: placeId }, now);

export const accepts = ({ actor }: Family, entryId: string, now: Date) =>
  acceptOffer(
    actor,
    { entryId, consent: { childData: true, rosterToProvider: true }, requestKey: randomUUID() },
    now,
  );

export const entryOf = (id: string) => db.waitingEntry.findUniqueOrThrow({ where: { id } });

/** States of entries, in the order asked. */
export async function statesOf(ids: readonly string[]): Promise<string> {
  const entries = await db.waitingEntry.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => entries.find((entry) => entry.id === id)?.status).join(' ');
}

/**
 * The worker at a moment to come: whatever is due by then is due, and jobs are told that it is then. Nothing else moves.
 */
export async function jobsRunAt(now: Date, also?: 'tend-lines'): Promise<void> {
  if (also) await inTransaction((tx) => enqueue(tx, also, {}));
  // What keeps the search up to date is not what is tried here, and slow.
  await moveJobs();
  await db.$executeRaw`
    DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
     WHERE t.id = j.task_id AND t.identifier LIKE 'index-%'`;
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second' WHERE run_at <= ${now}`;
  await runDueJobs(now);
}

export async function deadlineOf(entryId: string): Promise<Date> {
  const { offerUntil } = await entryOf(entryId);
  if (!offerUntil) throw new Error('no offer');
  return offerUntil;
}

export const idle = (now: Date) => idlePlaces(db, now);

// Starting a worker takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** Somebody of the staff, with a role here and nothing else. */
export async function staff(
  role: Membership['role'],
  { schoolId = null }: { schoolId?: string | null } = {},
): Promise<Actor> {
  const name = `${role}-${randomUUID()}`;
  const { id } = await db.user.create({
    data: { name, email: `${name}@staff.test`, emailVerified: true },
    select: { id: true },
  });
  return {
    userId: id,
    name,
    locale: 'zh-CN',
    guardianId: null,
    memberships: [{ role, providerId: null, schoolId }],
  };
}

/** So many families, each with its child at the end of the line. */
export async function children(count: number, offeringId: string) {
  const families: Family[] = [];
  const entries: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const family = await newFamily();
    families.push(family);
    entries.push(await waits(family, offeringId));
  }
  return { families, entries };
}
