import { type Entitlement, type EntitlementClass, inForce } from '../aid/entitlement';
import type { SchoolDate } from '../calendar';

/**
 * Why a programme pays for a child: which of its classes the child was in on a day, each once; empty where it pays for
 * every child. For the child's own guardians only (3.2).
 */
export function becauseOf(
  classes: readonly EntitlementClass[],
  entitlements: readonly Entitlement[],
  on: SchoolDate,
): EntitlementClass[] {
  return classes.filter((each) =>
    entitlements.some((entitlement) => entitlement.class === each && inForce(entitlement, on)),
  );
}
