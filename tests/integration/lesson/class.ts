import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import type { Actor, Membership } from '~/domain/access/actor';
import { instantOf, type SchoolDate } from '~/domain/calendar';
import { familyMoney } from '~/domain/ledger/place';
import { openBooks } from '~/services/ledger/open-books.server';
import { placesMoney } from '~/services/ledger/place-money.server';
import { layFamily, layMarket, layOffering, type Market, NOW, takePlace } from '../search/market';

const PRICE = 3500;

/** The four lessons are on these Tuesdays, 15:40 to 17:10. */
export const DATES: SchoolDate[] = ['2026-09-22', '2026-09-29', '2026-10-13', '2026-10-20'];
export const ahead = (date: SchoolDate) => instantOf(date, 900);
export const during = (date: SchoolDate) => instantOf(date, 960);
export const past = (date: SchoolDate) => instantOf(date, 1035);

export type Staff = { owner: Actor; coach: Actor; head: Actor; teacher: Actor; officer: Actor };

async function person(role: Membership['role'], of: Partial<Membership> = {}): Promise<Actor> {
  const { id } = await db.user.create({
    data: { name: '测试', email: `${randomUUID()}@staff.invalid` },
    select: { id: true },
  });
  const membership = { role, providerId: null, schoolId: null, ...of };
  await db.membership.create({ data: { userId: id, ...membership } });
  return { userId: id, name: '测试', locale: 'zh-CN', guardianId: null, memberships: [membership] };
}

/** A market with the people of both sides. The coach stands in the lessons of `layClass`. */
export async function layGround(): Promise<Staff & { market: Market }> {
  const market = await layMarket();
  const providerId = market.provider.id;
  const coach = await person('provider_instructor', { providerId });
  await db.instructor.update({ where: { id: market.instructor.id }, data: { userId: coach.userId } });
  await db.calendarDay.createMany({
    data: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({
      date: new Date(`${date}T00:00:00Z`),
      kind: 'rest' as const,
      nameZh: '国庆节',
      nameEn: 'National Day',
    })),
  });
  return {
    market,
    coach,
    owner: await person('provider_owner', { providerId }),
    head: await person('school_admin', { schoolId: 'xiangyang' }),
    teacher: await person('school_teacher', { schoolId: 'xiangyang' }),
    officer: await person('bureau_officer'),
  };
}

/** A running class of four lessons with its coaches in each, without children; the classes of earlier tests let go of them. */
export async function layClass(market: Market, over: Parameters<typeof layOffering>[1] = {}) {
  const offeringId = await layOffering(market, { dates: DATES, status: 'running', ...over });
  const lessons = await db.lesson.findMany({ where: { offeringId }, orderBy: { number: 'asc' } });
  await db.lessonStaff.deleteMany({});
  for (const { id: lessonId, date, startMinute, endMinute } of lessons) {
    await db.lessonStaff.createMany({
      data: [
        { lessonId, instructorId: market.instructor.id, role: 'lead', date, startMinute, endMinute },
        { lessonId, instructorId: market.second.id, role: 'assistant', date, startMinute, endMinute },
      ],
    });
  }
  return { offeringId, lessons: lessons.map(({ id }) => id) as [string, string, string, string] };
}

/** A child with a paid place, whose guardian lets the provider have the roster. */
export async function layPlace(
  market: Market,
  offeringId: string,
  method: 'stripe' | 'credit' = 'stripe',
  createdAt = NOW,
) {
  const family = await layFamily();
  const { userId } = await db.guardian.findUniqueOrThrow({ where: { id: family.guardianId } });
  await db.consent.create({
    data: {
      childId: family.childId,
      guardianId: family.guardianId,
      kind: 'roster_to_provider',
      receiverId: market.provider.id,
      textVersion: 'test',
      agreedAt: NOW,
    },
  });
  const fen = PRICE * DATES.length;
  const enrollmentId = await takePlace(offeringId, family, {
    quote: {
      lines: [{ kind: 'agency', fen }],
      dueFen: fen,
      subsidyFen: 0,
      grants: [],
      refundModel: 'per_lesson',
      payee: 'fiscal',
      perLessonFen: PRICE,
      lessons: DATES.length,
    },
    dueFen: fen,
    createdAt,
  });
  await db.payment.create({
    data: {
      enrollmentId,
      amountFen: fen,
      status: 'paid',
      payee: 'fiscal',
      method,
      ...(method === 'stripe' && {
        checkoutId: `cs_${enrollmentId}`,
        paymentIntentId: `pi_${enrollmentId}`,
      }),
      expiresAt: NOW,
      paidAt: NOW,
    },
  });
  await openBooks(db, NOW);
  const actor: Actor = {
    userId,
    name: '林静',
    locale: 'zh-CN',
    guardianId: family.guardianId,
    memberships: [],
  };
  return { ...family, userId, enrollmentId, actor };
}

/** What a family has of its place. */
export async function moneyOf(enrollmentId: string) {
  const place = (await placesMoney(db, [enrollmentId])).get(enrollmentId);
  if (!place) throw new Error('no such place');
  return familyMoney(place);
}

/** The balance of an account, debit positive. */
export async function balance(account: string, party?: string): Promise<number> {
  const rows = await db.$queryRaw<{ fen: number }[]>`
    SELECT coalesce(sum(amount_fen), 0)::int AS fen FROM posting
     WHERE account::text = ${account} AND (${party ?? null}::text IS NULL OR party = ${party ?? null}::text)`;
  return rows[0]?.fen ?? 0;
}

/** Kinds of entries about a thing, in order. */
export async function entriesAbout(subjectId: string): Promise<string[]> {
  const rows = await db.journalEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
  return rows.map(({ kind }) => kind);
}

/** Asked of a place: what goes back and why. */
export async function refundsOf(enrollmentId: string) {
  const rows = await db.refund.findMany({
    where: { payment: { enrollmentId } },
    orderBy: { requestedAt: 'asc' },
  });
  return rows.map(({ amountFen, reason }) => ({ amountFen, reason }));
}

/** Marks of a child at an instant, for `saveMarks`. */
export const mark = (
  enrollmentId: string,
  state: 'present' | 'absent' | 'excused' | 'left_early',
  at: Date,
) => ({
  enrollmentId,
  state,
  markedAt: at.getTime(),
});
