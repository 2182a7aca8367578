import { type Entitlement, type EntitlementClass, inForce } from '../aid/entitlement';
import type { SchoolDate } from '../calendar';
import type { ReserveClass, TownKind } from '../states';

const HARDSHIP: readonly EntitlementClass[] = [
  'subsistence',
  'extreme_poverty',
  'orphan',
  'unsupported',
  'poverty_monitoring',
];

/**
 * To which reserved places a child has a claim on a day. Its own family may know; nobody else may see or infer it.
 *
 * @param town where the child's school lies
 */
export function reserveClaims(
  { town, entitlements }: { town: TownKind; entitlements: readonly Entitlement[] },
  on: SchoolDate,
): ReserveClass[] {
  const has = (classes: readonly EntitlementClass[]) =>
    entitlements.some((each) => classes.includes(each.class) && inForce(each, on));
  return [
    ...(has(HARDSHIP) ? (['hardship'] as const) : []),
    ...(town === 'rural' ? (['rural'] as const) : []),
    ...(has(['disabled']) ? (['special_needs'] as const) : []),
  ];
}
