import { laterOf, todayInShanghai } from '../calendar';
import { listingSells } from '../listing/sells';
import { yuanText } from '../money';
import type { Refusal } from '../refusal';
import type { OfferingFacts } from './plan';

/** What is wrong with the amounts: P2, nothing above the fee standard that the listing carries for the category. */
export function priceRefusals({ plan, course, listing }: OfferingFacts): Refusal[] {
  const refusals: Refusal[] = [];
  const amount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!amount(plan.perLessonFen)) refusals.push({ code: 'price_invalid', path: 'perLessonFen' });
  if (!amount(plan.materialsFen)) refusals.push({ code: 'price_invalid', path: 'materialsFen' });
  if (!listing) return refusals;
  const standards = listing.feeStandards.filter((fee) => fee.category === course.category);
  if (standards.length === 0) {
    return [...refusals, { code: 'fee_standard_missing', path: 'perLessonFen', params: { ruleId: 'P2' } }];
  }
  // P2: whatever was not posted may not be charged; the county pays by the same standard.
  const max = Math.max(...standards.map((fee) => fee.perLessonFen));
  if (plan.perLessonFen > max) {
    refusals.push({
      code: 'price_over_standard',
      path: 'perLessonFen',
      params: { ruleId: 'P2', max: yuanText(max) },
    });
  }
  return refusals;
}

/** P1: the provider sells now (or from the first day of its listing), this category, and on every lesson's date. */
export function listingRefusals({ plan, course, listing, now }: OfferingFacts): Refusal[] {
  if (!listing) return [];
  // A listing may begin later than today: what counts is that it holds now by status and on every lesson's date.
  const today = todayInShanghai(now);
  const soldOn = listing.validFrom === null ? today : laterOf(listing.validFrom, today);
  if (!listingSells(listing, soldOn)) {
    return [{ code: 'provider_not_listed', path: 'courseId', params: { ruleId: 'P1' } }];
  }
  if (!listing.categories.includes(course.category)) {
    return [{ code: 'category_not_listed', path: 'courseId', params: { ruleId: 'P1' } }];
  }
  const beyond = plan.lessons.find((lesson) => !listingSells(listing, lesson.date));
  if (!beyond) return [];
  const params = { ruleId: 'P1', date: beyond.date, until: listing.validTo ?? '' };
  return [{ code: 'lesson_outside_listing', path: 'firstDate', params }];
}
