import type { Db } from '~/db/client.server';
import type { Seat } from '~/domain/lesson/decide';
import { FETCHED_UP_TO_GRADE, type PickUpRelation } from '~/domain/lesson/pick-up';
import type { LessonFacts } from '~/domain/lesson/stage';
import { startOf } from '~/domain/planning/times';
import type { AttendanceState } from '~/domain/states';

export type RosterChild = {
  enrollmentId: string;
  name: string;
  grade: number;
  className: string;
  /** Null for nobody has said. */
  state: AttendanceState | null;
  /** The family asked for leave before the lesson. */
  leaveAsked: boolean;
  /** Of the lower grades: does not leave alone. */
  fetched: boolean;
  people: { id: string; name: string; relation: PickUpRelation }[];
  pickUpPersonId: string | null;
  pickedUpAt: string | null;
};

export type Roster = {
  children: RosterChild[];
  /** Children whose guardians do not give the provider their names: only how many. */
  withheld: number;
};

/**
 * The children of one lesson with how they are counted, in the order of their school classes. A provider sees those
 * whose guardians agreed to that (M5, M7), the school all.
 */
export async function rosterOf(
  db: Pick<Db, 'enrollment'>,
  lesson: LessonFacts & { id: string; offeringId: string },
  seat: Seat,
  providerId: string,
): Promise<Roster> {
  const begins = startOf(lesson);
  const places = await db.enrollment.findMany({
    where: {
      offeringId: lesson.offeringId,
      createdAt: { lt: begins },
      OR: [{ status: { in: ['confirmed', 'completed'] } }, { status: 'withdrawn', endedAt: { gt: begins } }],
    },
    select: {
      id: true,
      attendance: { where: { lessonId: lesson.id } },
      child: {
        select: {
          name: true,
          grade: true,
          className: true,
          pickUpPeople: {
            where: { removedAt: null },
            orderBy: { createdAt: 'asc' },
            select: { id: true, name: true, relation: true },
          },
          consents: {
            where: { kind: 'roster_to_provider', receiverId: providerId, withdrawnAt: null },
            take: 1,
            select: { id: true },
          },
        },
      },
    },
  });
  const shown = seat === 'school' ? places : places.filter(({ child }) => child.consents.length > 0);
  const children = shown.map(({ id, child, attendance: [mark] }): RosterChild => {
    const fetched = child.grade <= FETCHED_UP_TO_GRADE;
    return {
      enrollmentId: id,
      name: child.name,
      grade: child.grade,
      className: child.className,
      state: mark?.state ?? null,
      leaveAsked: Boolean(mark?.leaveAskedAt),
      fetched,
      people: fetched
        ? child.pickUpPeople.map((one) => ({ ...one, relation: one.relation as PickUpRelation }))
        : [],
      pickUpPersonId: mark?.pickUpPersonId ?? null,
      pickedUpAt: mark?.pickedUpAt?.toISOString() ?? null,
    };
  });
  children.sort(
    (a, b) =>
      a.grade - b.grade || a.className.localeCompare(b.className, 'zh') || a.name.localeCompare(b.name, 'zh'),
  );
  return { children, withheld: places.length - shown.length };
}
