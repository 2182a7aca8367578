import type { OfferingSeed } from './offerings';
import type { ChildSeed } from './people';

export function datesOf({ lessons }: OfferingSeed): string[] {
  return lessons.map((lesson) => lesson.date);
}

/** Whether a class is meant for a child: grade, and school, group or county. */
export function invited(child: ChildSeed, { grades, audience, school }: OfferingSeed): boolean {
  if (!grades.includes(child.grade)) return false;
  if (audience === 'county' || child.school.id === school.id) return true;
  return audience === 'group' && child.school.group !== undefined && child.school.group === school.group;
}
