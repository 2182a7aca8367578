import { z } from 'zod';
import { CATEGORIES, OFFERING_STATUSES, TOWN_KINDS } from '~/domain/states';

const id = z.string().min(1).max(64).optional().catch(undefined);

/** The filter in the address of the county's list of classes; what makes no sense is left out. */
export const offeringFilter = z.object({
  school: id,
  town: id,
  townKind: z.enum(TOWN_KINDS).optional().catch(undefined),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  provider: z.uuid().optional().catch(undefined),
  state: z.enum(OFFERING_STATUSES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
