import type { SchoolDate } from '../calendar';
import type { Refusal } from '../refusal';
import type { Category } from '../states';

/** What an approval says: categories, the period it holds, the days it is shown to the public first. */
export type NoticeTerms = {
  readonly appliedFor: readonly Category[];
  readonly categories: readonly Category[];
  readonly validFrom: SchoolDate;
  readonly validTo: SchoolDate;
  readonly noticeFrom: SchoolDate;
  readonly noticeTo: SchoolDate;
};

/** P1: why an approval cannot be given on these terms; empty when it can. */
export function noticeRefusals({
  appliedFor,
  categories,
  validFrom,
  validTo,
  noticeFrom,
  noticeTo,
}: NoticeTerms): Refusal[] {
  const refusals: Refusal[] = [];
  if (categories.length === 0) refusals.push({ code: 'required', path: 'categories' });
  if (categories.some((category) => !appliedFor.includes(category))) {
    refusals.push({ code: 'category_not_applied_for', path: 'categories', params: { ruleId: 'P1' } });
  }
  if (noticeTo < noticeFrom) refusals.push({ code: 'dates_reversed', path: 'noticeTo' });
  if (validTo < validFrom) refusals.push({ code: 'dates_reversed', path: 'validTo' });
  if (validFrom < noticeTo)
    refusals.push({ code: 'valid_before_notice_ends', path: 'validFrom', params: { ruleId: 'P1' } });
  return refusals;
}
