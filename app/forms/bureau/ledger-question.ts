import { z } from 'zod';
import { isSchoolDate } from '~/domain/calendar';

/** What is asked of the ledger in an address; anything that cannot be read is as good as not asked. */
export const ledgerQuestion = z.object({
  on: z.string().refine(isSchoolDate).nullable().catch(null).default(null),
  party: z.string().max(60).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
