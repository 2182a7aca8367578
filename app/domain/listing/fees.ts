import type { ListingApplication } from './application';
import type { ListingItem } from './item';

/** P2: the list carries service items and a fee standard for each, clearly below what the same costs outside. */
export function feeItems({ categories, feeStandards }: ListingApplication): ListingItem[] {
  const ruleId = 'P2';
  if (categories.length === 0) {
    return [{ code: 'category_missing', ruleId, subject: { kind: 'provider' }, severity: 'missing' }];
  }
  return categories.flatMap((category): ListingItem[] => {
    const subject = { kind: 'category', category } as const;
    const standards = feeStandards.filter((fee) => fee.category === category);
    if (standards.length === 0) {
      return [{ code: 'fee_standard_missing', ruleId, subject, severity: 'missing' }];
    }
    if (standards.every((fee) => fee.perLessonFen < fee.marketPerLessonFen)) return [];
    return [{ code: 'fee_not_below_market', ruleId, subject, severity: 'barred' }];
  });
}
