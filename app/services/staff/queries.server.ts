import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { expiryOf } from '~/domain/listing/item';
import { checkStateOn } from '~/domain/staff/check';
import { ownedProvider } from '~/services/provider/scope.server';
import { ownInstructor } from './own-instructor.server';

/** The people of the actor's provider, those who work there first, each with the state of check and qualification today. */
export async function instructorList(actor: Actor, now: Date) {
  const today = todayInShanghai(now);
  const people = await db.instructor.findMany({
    where: { providerId: ownedProvider(actor) },
    include: {
      checks: true,
      user: { select: { id: true } },
      _count: { select: { lessonStaff: { where: { live: true, date: { gte: dateColumn(today) } } } } },
    },
    orderBy: [{ leftOn: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }],
  });
  return people.map((person) => {
    const validTo = schoolDateOf(person.qualificationValidTo);
    const check = checkStateOn(person.checks.map(checkOf), today);
    return {
      id: person.id,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
      qualificationKind: person.qualificationKind,
      qualificationZh: person.qualificationZh,
      qualificationEn: person.qualificationEn,
      qualificationValidTo: validTo,
      qualificationExpiry: expiryOf(validTo, today),
      check,
      checkExpiry: 'until' in check ? expiryOf(check.until, today) : null,
      inServiceTeacher: person.inServiceTeacher,
      livesOverseas: person.livesOverseas,
      checkConsentOn: schoolDateOf(person.checkConsentOn),
      leftOn: schoolDateOf(person.leftOn),
      hasSignIn: person.user !== null,
      lessonsAhead: person._count.lessonStaff,
    };
  });
}

export type InstructorRow = Awaited<ReturnType<typeof instructorList>>[number];

/** One of the actor's people with all checks, the file of the qualification and the classes they stand in. @throws NotFound */
export async function instructorDetail(actor: Actor, instructorId: string, now: Date) {
  const providerId = ownedProvider(actor);
  await ownInstructor(db, providerId, instructorId);
  const today = todayInShanghai(now);
  const person = await db.instructor.findUniqueOrThrow({
    where: { id: instructorId },
    include: {
      checks: { orderBy: [{ checkedOn: 'desc' }, { createdAt: 'desc' }] },
      qualificationFile: { select: { id: true, name: true } },
      user: { select: { email: true } },
      offeringStaff: {
        where: { offering: { status: { notIn: ['canceled', 'finished', 'settled', 'merged'] } } },
        select: {
          role: true,
          offering: {
            select: {
              id: true,
              status: true,
              course: { select: { titleZh: true, titleEn: true } },
              school: { select: { nameZh: true, nameEn: true } },
            },
          },
        },
      },
    },
  });
  const validTo = schoolDateOf(person.qualificationValidTo);
  const check = checkStateOn(person.checks.map(checkOf), today);
  return {
    id: person.id,
    nameZh: person.nameZh,
    nameEn: person.nameEn,
    qualificationKind: person.qualificationKind,
    qualificationZh: person.qualificationZh,
    qualificationEn: person.qualificationEn,
    qualificationValidTo: validTo,
    qualificationExpiry: expiryOf(validTo, today),
    qualificationFile: person.qualificationFile,
    inServiceTeacher: person.inServiceTeacher,
    fullTime: person.fullTime,
    livesOverseas: person.livesOverseas,
    checkConsentOn: schoolDateOf(person.checkConsentOn),
    leftOn: schoolDateOf(person.leftOn),
    email: person.user?.email ?? null,
    check,
    checkExpiry: 'until' in check ? expiryOf(check.until, today) : null,
    checks: person.checks.map((each) => ({ id: each.id, reference: each.reference, ...checkOf(each) })),
    classes: person.offeringStaff.map(({ role, offering: { course, school, ...offering } }) => ({
      ...offering,
      role,
      ...course,
      school,
    })),
  };
}

function checkOf(check: { checkedOn: Date; result: 'clear' | 'hit' }) {
  return { checkedOn: schoolDateOf(check.checkedOn), result: check.result };
}
