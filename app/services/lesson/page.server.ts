import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import { idOf } from '~/domain/id';
import {
  answerRefusals,
  cancelRefusals,
  confirmRefusals,
  disputeRefusals,
  markRefusals,
  reverseRefusals,
  type Seat,
} from '~/domain/lesson/decide';
import { stageOf } from '~/domain/lesson/stage';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { type Roster, rosterOf } from './roster.server';
import { lessonFacts, lessonsOf } from './scope.server';
import { answerBy, schoolAskedAt, silenceRule } from './silence.server';

const names = { select: { nameZh: true, nameEn: true } } as const;
const NOBODY: Roster = { children: [], withheld: 0 };

const READ: Record<Seat, Permission> = {
  provider: 'attendance.mark',
  school: 'attendance.mark',
  bureau: 'lesson.read',
};

/**
 * One lesson from one side: what it is, where it stands, what can be done with it, and the children as far as that side
 * may see them. Reading their names is written down (invariant 9); the bureau sees how many.
 *
 * @throws NotFound when it is not the actor's
 */
export async function lessonPage(
  actor: Actor,
  { lessonId, seat }: { lessonId: string; seat: Seat },
  now: Date,
) {
  const permission = READ[seat];
  const row = await db.lesson.findFirst({
    where: { AND: [{ id: idOf(lessonId, 'lesson') }, lessonsOf(actor, seat, permission)] },
    include: {
      room: { select: { id: true, nameZh: true, nameEn: true } },
      makeUp: { select: { id: true, date: true } },
      makesUp: { select: { id: true, date: true } },
      staff: { orderBy: { role: 'asc' }, select: { role: true, instructor: names } },
      attendance: { select: { state: true } },
      offering: {
        select: {
          id: true,
          schoolId: true,
          status: true,
          school: names,
          term: { select: { toDate: true } },
          course: {
            select: {
              titleZh: true,
              titleEn: true,
              category: true,
              providerId: true,
              provider: { select: { kind: true, nameZh: true, nameEn: true } },
            },
          },
        },
      },
    },
  });
  if (!row) throw new NotFound('lesson');
  const facts = lessonFacts(row);
  const { offering } = row;
  const { providerId, provider, ...course } = offering.course;
  const stage = stageOf(facts, now);
  const rule = await silenceRule(db, now);
  const listed = seat !== 'bureau' && row.status !== 'canceled';
  const roster = listed
    ? await rosterOf(db, { ...facts, id: row.id, offeringId: offering.id }, seat, providerId)
    : NOBODY;
  if (roster.children.length > 0) {
    const data = { children: roster.children.length };
    const entry = { verb: 'roster.read', subjectKind: 'lesson', subjectId: row.id, data };
    await inTransaction((tx) => recordAudit(tx, { actor, permission }, entry, now));
  }
  const none = (refusals: readonly unknown[]) => refusals.length === 0;
  const reply = answerBy(rule, facts.disputedAt);
  return {
    id: row.id,
    number: row.number,
    date: facts.date,
    startMinute: row.startMinute,
    endMinute: row.endMinute,
    stage,
    room: row.room,
    staff: row.staff.map(({ role, instructor }) => ({ role, ...instructor })),
    offeringId: offering.id,
    schoolId: offering.schoolId,
    school: offering.school,
    provider: { nameZh: provider.nameZh, nameEn: provider.nameEn },
    course,
    /** The bureau has called off its day: a job cancels it within a minute or two. */
    goingOff: row.status === 'planned' && row.canceledWhy !== null,
    canceledBy: row.status === 'canceled' ? row.canceledBy : null,
    canceledWhy: row.status === 'canceled' ? row.canceledWhy : null,
    madeUpOn: row.makeUp && { id: row.makeUp.id, date: schoolDateOf(row.makeUp.date) },
    makesUpFor: row.makesUp && { id: row.makesUp.id, date: schoolDateOf(row.makesUp.date) },
    reportedAt: facts.reportedAt?.toISOString() ?? null,
    confirmedAt: row.schoolConfirmedAt?.toISOString() ?? null,
    /** The school said nothing, and that was counted as a yes. */
    bySilence: row.schoolConfirmedAt !== null && row.schoolConfirmedBy === null,
    dispute: facts.disputedAt && {
      at: facts.disputedAt.toISOString(),
      reason: row.disputeReason ?? '',
      answer: row.disputeAnswer,
      answerBy: reply,
    },
    silenceOn: stage === 'to_confirm' || stage === 'answered' ? answerBy(rule, schoolAskedAt(facts)) : null,
    counted: row.attendance.length,
    roster,
    may: {
      mark: none(markRefusals(facts, now)),
      /** The other conditions (everybody is marked) are said when it is tried. */
      report:
        stage === 'to_report' && (seat === 'provider' || (seat === 'school' && provider.kind === 'school')),
      confirm: none(confirmRefusals(facts)),
      dispute: none(disputeRefusals(facts)),
      answer: none(answerRefusals(facts)),
      cancel: none(cancelRefusals(facts, seat, { now, answerBy: reply })),
      reverse: none(reverseRefusals(facts, schoolDateOf(offering.term.toDate), now)),
      makeUp: stage === 'canceled' && ['approved', 'open', 'confirmed', 'running'].includes(offering.status),
    },
  };
}

export type LessonPage = Awaited<ReturnType<typeof lessonPage>>;

/** Rooms of a school to choose from for a lesson that makes up for another. */
export async function roomsOf(schoolId: string) {
  return db.room.findMany({
    where: { schoolId, retiredAt: null },
    orderBy: [{ floor: 'asc' }, { nameZh: 'asc' }],
    select: { id: true, nameZh: true, nameEn: true },
  });
}
