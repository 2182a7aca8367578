import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { Seat } from '~/domain/lesson/decide';
import { type LessonStage, stageOf } from '~/domain/lesson/stage';
import { compareTimes } from '~/domain/planning/times';
import type { AttendanceState, Category } from '~/domain/states';
import { lessonFacts, lessonsOf, TAUGHT_IN } from './scope.server';
import { answerBy, schoolAskedAt, silenceRule } from './silence.server';

type Names = { nameZh: string; nameEn: string };

export type BoardLesson = {
  id: string;
  number: number;
  date: SchoolDate;
  startMinute: number;
  endMinute: number;
  stage: LessonStage;
  course: { titleZh: string; titleEn: string; category: Category; provider: Names };
  school: Names;
  room: Names | null;
  leads: Names[];
  /** Children with a place. */
  children: number;
  marks: Record<AttendanceState, number>;
  disputeReason: string | null;
  canceledWhy: string | null;
  /** The last day on which the school can say something before its silence is a yes (F8). */
  answerBy: SchoolDate | null;
};

const names = { select: { nameZh: true, nameEn: true } } as const;

/**
 * The lessons somebody works with from one side: those of yesterday and the week ahead, and whatever older one still
 * waits for a word. No names of children. In order of time.
 */
export async function lessonBoard(actor: Actor, seat: Seat, now: Date): Promise<BoardLesson[]> {
  const today = todayInShanghai(now);
  const live = { some: { status: { in: ['confirmed' as const, 'completed' as const] } } };
  const rows = await db.lesson.findMany({
    where: {
      AND: [
        lessonsOf(actor, seat, 'attendance.mark'),
        { offering: { status: { in: TAUGHT_IN.filter((status) => status !== 'approved') } } },
        {
          OR: [
            { date: { gte: dateColumn(addDays(today, -1)), lte: dateColumn(addDays(today, 7)) } },
            { status: 'planned', providerConfirmedAt: { not: null } },
            { status: 'planned', date: { lt: dateColumn(today) }, offering: { enrollments: live } },
          ],
        },
      ],
    },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      id: true,
      number: true,
      date: true,
      startMinute: true,
      endMinute: true,
      status: true,
      canceledWhy: true,
      providerConfirmedAt: true,
      disputedAt: true,
      disputeReason: true,
      disputeAnsweredAt: true,
      reversedAt: true,
      makeUp: { select: { id: true } },
      room: names,
      staff: { where: { role: 'lead' }, select: { instructor: names } },
      offering: {
        select: {
          school: names,
          course: { select: { titleZh: true, titleEn: true, category: true, provider: names } },
          _count: { select: { enrollments: { where: { status: { in: ['confirmed', 'completed'] } } } } },
        },
      },
    },
  });
  const [marks, rule] = await Promise.all([
    db.attendance.groupBy({
      by: ['lessonId', 'state'],
      where: { lessonId: { in: rows.map(({ id }) => id) } },
      _count: true,
    }),
    silenceRule(db, now),
  ]);
  const counted = new Map(marks.map(({ lessonId, state, _count }) => [`${lessonId} ${state}`, _count]));
  const countOf = (id: string, state: AttendanceState) => counted.get(`${id} ${state}`) ?? 0;
  return rows
    .map(({ offering, staff, ...row }): BoardLesson => {
      const facts = lessonFacts(row);
      const { id, number, room, disputeReason, canceledWhy } = row;
      return {
        id,
        number,
        date: facts.date,
        startMinute: row.startMinute,
        endMinute: row.endMinute,
        stage: stageOf(facts, now),
        course: offering.course,
        school: offering.school,
        room,
        leads: staff.map(({ instructor }) => instructor),
        children: offering._count.enrollments,
        marks: {
          present: countOf(id, 'present'),
          absent: countOf(id, 'absent'),
          excused: countOf(id, 'excused'),
          left_early: countOf(id, 'left_early'),
        },
        disputeReason,
        canceledWhy,
        answerBy: answerBy(rule, schoolAskedAt(facts)),
      };
    })
    .sort(compareTimes);
}
