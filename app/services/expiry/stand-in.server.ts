import type { Tx } from '~/db/client.server';
import { todayInShanghai } from '~/domain/calendar';
import { leadsAny } from '~/domain/expiry/remedy';
import { isCoach, standInRefusals } from '~/domain/expiry/stand-in';
import type { LessonAhead } from '~/domain/expiry/touched';
import { findingRefusal } from '~/domain/reduction/finding';
import type { Refusal } from '~/domain/refusal';
import { asLng } from '~/i18n/config';
import { pick } from '~/i18n/pick';
import { classFindings } from '../reduction/guard.server';
import { busyOn } from './busy.server';
import { checkAgeOn } from './check-age.server';
import type { LoadedFacts } from './facts.server';

type Question = {
  offeringId: string;
  facts: LoadedFacts;
  fromInstructorId: string;
  toInstructorId: string;
  touched: readonly LessonAhead[];
  /** Language of the names in refusals. */
  locale: string;
};

/**
 * Why one of a provider's people cannot take lessons of a class over from another; empty when they can. Asked of the
 * person (P6-P8, P13, C5, T14), then of the class as it would be, by the rules in force: what else is wrong with it was
 * wrong before and is no reason to keep somebody out who mends a part of it.
 */
export async function refusalsOfStandIn(
  tx: Tx,
  { offeringId, facts, fromInstructorId, toInstructorId, touched, locale }: Question,
  now: Date,
): Promise<Refusal[]> {
  const lng = asLng(locale);
  const named = facts.instructors.map((person) => ({
    ...person,
    name: pick(lng, person.nameZh, person.nameEn),
  }));
  const from = named.find(({ id }) => id === fromInstructorId);
  const to = named.find(({ id }) => id === toInstructorId);
  if (!from || !to) return [{ code: 'staff_elsewhere' }];
  const { staff, course } = await tx.offering.findUniqueOrThrow({
    where: { id: offeringId },
    select: {
      course: { select: { category: true } },
      staff: { select: { instructorId: true, role: true } },
    },
  });
  const leads = leadsAny(from.id, touched);
  const refusals = standInRefusals(to, touched, {
    leads,
    coaches: course.category === 'sport' && isCoach(from),
    busy: await busyOn(
      tx,
      [to.id],
      touched.map(({ date }) => date),
      lng,
    ),
    ownSchool: facts.kind === 'school',
    ...(await checkAgeOn(tx, todayInShanghai(now))),
  });
  if (refusals.length > 0) return refusals;

  const others = staff.flatMap(({ instructorId, role }) => {
    const person = named.find(({ id }) => id === instructorId);
    return person && person.id !== from.id && person.id !== to.id ? [{ ...person, role }] : [];
  });
  const team = [{ ...to, role: leads ? ('lead' as const) : ('assistant' as const) }, ...others];
  const asked = { anew: true, lessons: touched };
  const before = await classFindings(tx, offeringId, now, asked);
  const after = await classFindings(tx, offeringId, now, { ...asked, staff: team });
  const made = after.filter(({ rule, path }) =>
    path === 'staff'
      ? !before.some((each) => each.rule === rule && each.path === path)
      : path.startsWith('staff[0]'),
  );
  return made.map((finding) => findingRefusal(finding, finding.path === 'staff' ? {} : { name: to.name }));
}
