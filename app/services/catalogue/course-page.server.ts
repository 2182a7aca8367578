import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import type { Category, ProviderKind } from '~/domain/states';
import { overridesOf } from '../reduction/overrides.server';
import type { OfferingCard } from './cards.server';
import { listingColumns, type ShownListing, shownListing } from './listing-shown.server';
import { publicOfferings } from './lists.server';

/** What the bureau let pass, as anybody may read it: without the officer's name. */
export type PublicOverride = { id: string; rule: string; reason: string; at: string };

/** A course as families read about it. */
export interface CoursePage {
  id: string;
  titleZh: string;
  titleEn: string;
  category: Category;
  summaryZh: string;
  summaryEn: string;
  syllabusZh: string[];
  syllabusEn: string[];
  materialsZh: string;
  materialsEn: string;
  grades: number[];
  demo: boolean;
  provider: { id: string; kind: ProviderKind; nameZh: string; nameEn: string; listing: ShownListing | null };
}

/** The columns of a course that families read. */
export const courseColumns = {
  id: true,
  status: true,
  titleZh: true,
  titleEn: true,
  category: true,
  summaryZh: true,
  summaryEn: true,
  syllabusZh: true,
  syllabusEn: true,
  materialsZh: true,
  materialsEn: true,
  grades: true,
  demo: true,
  provider: { select: { id: true, kind: true, nameZh: true, nameEn: true, listings: listingColumns } },
} as const;

/**
 * An approved course with its offerings at schools.
 *
 * @throws NotFound for a course that is not approved: nobody outside sees drafts
 */
export async function coursePage(
  courseId: string,
  childId: string | null,
  now: Date,
): Promise<{ course: CoursePage; offerings: OfferingCard[]; overrides: PublicOverride[] }> {
  const [row, offerings] = await Promise.all([
    db.course.findUnique({ where: { id: courseId }, select: courseColumns }),
    publicOfferings({ courseId }, childId, now),
  ]);
  if (row?.status !== 'approved') throw new NotFound('course');
  const { status: _, provider, ...course } = row;
  const { listings, ...by } = provider;
  const overrides = await overridesOf(db, { kind: 'course', id: course.id });
  return {
    course: { ...course, provider: { ...by, listing: shownListing(by.kind, listings, now) } },
    offerings,
    overrides: overrides.map(({ id, rule, reason, at }) => ({ id, rule, reason, at })),
  };
}
