import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, instantOf, type SchoolDate, todayInShanghai, weekdayOf } from '~/domain/calendar';
import { type EnrollInput, enroll } from '~/services/enrollment/enroll.server';
import { layFamily, layMarket, layOffering, type Market } from '../search/market';

/** These tests live in the machine's own time: the payment sandbox signs its calls by it. */
export const TODAY = todayInShanghai(new Date());

const dateColumn = (date: SchoolDate) => new Date(`${date}T00:00:00Z`);

/** The market with its papers in date today. */
export async function openMarket(): Promise<Market> {
  const market = await layMarket();
  await db.listing.updateMany({
    data: { validFrom: dateColumn(addDays(TODAY, -60)), validTo: dateColumn(addDays(TODAY, 300)) },
  });
  await db.staffCheck.updateMany({ data: { checkedOn: dateColumn(addDays(TODAY, -30)) } });
  return market;
}

type Over = NonNullable<Parameters<typeof layOffering>[1]>;

/** Holidays that hold in every year: whenever the tests run, no lesson is laid on one (T1). */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** The first day from `days` ahead on that is this weekday. */
export function dayAhead(days: number, weekday: number): SchoolDate {
  let date = addDays(TODAY, days);
  while (weekdayOf(date) !== weekday || FIXED_HOLIDAYS.includes(date.slice(5))) date = addDays(date, 1);
  return date;
}

const lessonsFrom = (first: SchoolDate) => [0, 7, 14, 21].map((days) => addDays(first, days));

/** A class on sale now: four lessons from two weeks ahead, ¥35.00 each. */
export function openOffering(market: Market, over: Over = {}): Promise<string> {
  let first = dayAhead(14, over.weekday ?? 2);
  while (lessonsFrom(first).some((date) => FIXED_HOLIDAYS.includes(date.slice(5)))) first = addDays(first, 7);
  return layOffering(market, {
    opensAt: instantOf(addDays(TODAY, -2), 480),
    closesAt: instantOf(addDays(TODAY, 10), 1020),
    dates: lessonsFrom(first),
    minimum: 1,
    ...over,
  });
}

export type Family = { guardianId: string; childId: string; actor: Actor };

/** A guardian who can act, with one child. */
export async function newFamily(over: Parameters<typeof layFamily>[0] = {}): Promise<Family> {
  const family = await layFamily(over);
  return { ...family, actor: await actorOf(family.guardianId) };
}

export async function actorOf(guardianId: string): Promise<Actor> {
  const { userId, user } = await db.guardian.findUniqueOrThrow({
    where: { id: guardianId },
    include: { user: true },
  });
  return { userId, name: user.name, locale: 'zh-CN', guardianId, memberships: [] };
}

export function asked(family: Family, offeringId: string, over: Partial<EnrollInput> = {}): EnrollInput {
  return {
    offeringId,
    childId: family.childId,
    consent: { childData: true, rosterToProvider: true },
    requestKey: randomUUID(),
    ...over,
  };
}

/** Takes a place and answers with its id; fails the test when it is refused. */
export async function taken(family: Family, offeringId: string, now = new Date()): Promise<string> {
  const outcome = await enroll(family.actor, asked(family, offeringId), now);
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.enrollmentId;
}

export const placeOf = (id: string) => db.enrollment.findUniqueOrThrow({ where: { id } });

export const livePlaces = (offeringId: string) =>
  db.enrollment.count({ where: { offeringId, status: { in: ['held', 'confirmed'] } } });

/** Kinds of the messages a family got, in order. */
export async function messagesTo(family: Family): Promise<string[]> {
  const messages = await db.message.findMany({
    where: { userId: family.actor.userId },
    orderBy: { id: 'asc' },
  });
  return messages.map(({ kind }) => kind);
}

/** What the audit has of a thing, in order. */
export async function auditOn(subjectId: string): Promise<string[]> {
  const events = await db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
  return events.map(({ verb }) => verb);
}

export { waitingJobs } from '../../support/jobs';
