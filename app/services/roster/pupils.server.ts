import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { cleanName } from '~/domain/roster/person-name';
import { recordAudit } from '../audit/record.server';
import { openPupilNumber } from '../pupils/pupil-number.server';
import { schoolFor, schoolIdFor, schoolIdsFor } from '../school/scope.server';

export type PupilFilter = {
  grade: number | null;
  className: string | null;
  /** Part of a name. */
  name: string;
  /** Those who have left instead of those who are here. */
  left: boolean;
  page: number;
  perPage: number;
};

/** Grades and classes of a school with how many pupils each has; those who left are left out. */
export async function classesHere(actor: Actor) {
  const school = await schoolFor(actor, 'pupils.read');
  const [groups, left] = await Promise.all([
    db.child.groupBy({
      by: ['grade', 'className'],
      where: { schoolId: school.id, leftOn: null },
      orderBy: [{ grade: 'asc' }, { className: 'asc' }],
      _count: true,
    }),
    db.child.count({ where: { schoolId: school.id, leftOn: { not: null } } }),
  ]);
  return {
    school,
    left,
    total: groups.reduce((sum, group) => sum + group._count, 0),
    classes: groups
      .map(({ grade, className, _count }) => ({ grade, className, pupils: _count }))
      .sort((a, b) => a.grade - b.grade || inOrder.compare(a.className, b.className)),
  };
}

/** 10 班 comes after 2 班. */
const inOrder = new Intl.Collator('zh-CN', { numeric: true });

/** One page of the roster. Who looked at which part of it is written down (invariant 9), what was searched for is not. */
export async function pupilsHere(actor: Actor, filter: PupilFilter, now: Date) {
  const schoolId = schoolIdFor(actor, 'pupils.read');
  const { grade, className, left, page, perPage } = filter;
  const name = cleanName(filter.name);
  const where: Prisma.ChildWhereInput = {
    schoolId,
    leftOn: left ? { not: null } : null,
    ...(grade !== null && { grade }),
    ...(className !== null && { className }),
    ...(name !== '' && { name: { contains: name, mode: 'insensitive' } }),
  };
  const [total, pupils] = await Promise.all([
    db.child.count({ where }),
    db.child.findMany({
      where,
      orderBy: [{ grade: 'asc' }, { className: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * perPage,
      take: perPage,
      include: { _count: { select: { guardians: true } } },
    }),
  ]);
  if (pupils.length > 0) {
    const data = { grade, className, searched: name !== '', left, page, pupils: pupils.length };
    const entry = { verb: 'pupils.list', subjectKind: 'school', subjectId: schoolId, data };
    await inTransaction((tx) => recordAudit(tx, { actor, permission: 'pupils.read' }, entry, now));
  }
  return {
    total,
    pupils: pupils.map((pupil) => ({
      id: pupil.id,
      name: pupil.name,
      birthDate: schoolDateOf(pupil.birthDate),
      grade: pupil.grade,
      className: pupil.className,
      leftOn: schoolDateOf(pupil.leftOn),
      numberEnd: openPupilNumber(pupil).slice(-4),
      guardians: pupil._count.guardians,
    })),
  };
}

/** One pupil, without the number itself. Looking is written down. @throws NotFound when not of the actor's school */
export async function pupilHere(actor: Actor, pupilId: string, now: Date) {
  const pupil = await db.child.findFirst({
    where: { id: idOf(pupilId, 'child'), schoolId: { in: schoolIdsFor(actor, 'pupils.read') } },
    include: {
      school: { select: { kind: true } },
      _count: {
        select: { guardians: true, enrollments: { where: { status: { in: ['held', 'confirmed'] } } } },
      },
    },
  });
  if (!pupil) throw new NotFound('child');
  const entry = { verb: 'pupil.read', subjectKind: 'child', subjectId: pupil.id };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'pupils.read' }, entry, now));
  return {
    id: pupil.id,
    name: pupil.name,
    birthDate: schoolDateOf(pupil.birthDate),
    grade: pupil.grade,
    className: pupil.className,
    leftOn: schoolDateOf(pupil.leftOn),
    numberEnd: openPupilNumber(pupil).slice(-4),
    guardians: pupil._count.guardians,
    livePlaces: pupil._count.enrollments,
    schoolKind: pupil.school.kind,
  };
}
