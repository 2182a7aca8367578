import type { Db } from '~/db/client.server';
import type { Lng } from '~/i18n/config';
import { pick } from '~/i18n/pick';

/** Ids that the params of messages may hold. */
export interface NamedIds {
  offeringId?: string;
  courseId?: string;
  childId?: string;
  schoolId?: string;
  providerId?: string;
  instructorId?: string;
  drawId?: string;
}

export interface Names {
  course?: string;
  child?: string;
  school?: string;
  provider?: string;
  person?: string;
  draw?: string;
  /** The provider's newest listing, for the address of the page. */
  listingId?: string;
}

/**
 * The names behind the ids of messages, as they are now and as far as their reader may still see them: a
 * child's name only to a guardian of that child. What is gone, or no longer theirs, has no name.
 */
export async function namesFor(
  dbOrTx: Db,
  userId: string,
  messages: readonly NamedIds[],
  lng: Lng,
): Promise<(ids: NamedIds) => Names> {
  const wanted = (key: keyof NamedIds) => [
    ...new Set(messages.map((ids) => ids[key]).filter((id) => id !== undefined)),
  ];
  const titles = { select: { titleZh: true, titleEn: true } } as const;
  const called = { id: true, nameZh: true, nameEn: true } as const;
  const [offerings, courses, children, schools, instructors, draws, providers] = await Promise.all([
    dbOrTx.offering.findMany({
      where: { id: { in: wanted('offeringId') } },
      select: { id: true, course: titles, school: { select: { nameZh: true, nameEn: true } } },
    }),
    dbOrTx.course.findMany({
      where: { id: { in: wanted('courseId') } },
      select: { id: true, ...titles.select },
    }),
    dbOrTx.child.findMany({
      where: { id: { in: wanted('childId') }, guardians: { some: { guardian: { userId } } } },
      select: { id: true, name: true },
    }),
    dbOrTx.school.findMany({ where: { id: { in: wanted('schoolId') } }, select: called }),
    dbOrTx.instructor.findMany({ where: { id: { in: wanted('instructorId') } }, select: called }),
    dbOrTx.draw.findMany({ where: { id: { in: wanted('drawId') } }, select: called }),
    dbOrTx.provider.findMany({
      where: { id: { in: wanted('providerId') } },
      select: {
        ...called,
        listings: { select: { id: true }, orderBy: { createdAt: 'desc' }, take: 1 },
      },
    }),
  ]);
  const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]));
  const found = {
    offering: byId(offerings),
    course: byId(courses),
    child: byId(children),
    school: byId(schools),
    provider: byId(providers),
    instructor: byId(instructors),
    draw: byId(draws),
  };
  const name = (row: { nameZh: string; nameEn: string } | undefined) =>
    row && pick(lng, row.nameZh, row.nameEn);
  return (ids) => {
    const offering = found.offering.get(ids.offeringId ?? '');
    const course = offering?.course ?? found.course.get(ids.courseId ?? '');
    const provider = found.provider.get(ids.providerId ?? '');
    return {
      course: course && pick(lng, course.titleZh, course.titleEn),
      child: found.child.get(ids.childId ?? '')?.name,
      school: name(offering?.school ?? found.school.get(ids.schoolId ?? '')),
      provider: name(provider),
      person: name(found.instructor.get(ids.instructorId ?? '')),
      draw: name(found.draw.get(ids.drawId ?? '')),
      listingId: provider?.listings[0]?.id,
    };
  };
}
