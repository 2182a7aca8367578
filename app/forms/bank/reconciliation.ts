import { z } from 'zod';
import '~/i18n/zod-codes';

/** What an officer posts about reconciliation: compare now, or explain an item. */
export const reconciliationAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('now') }),
  z.object({
    act: z.literal('resolve'),
    itemId: z.uuid(),
    note: z.string().trim().min(1, 'required').max(500, 'too_long?max=500'),
  }),
]);

/** Which items are shown. */
export const reconciliationFilter = z.object({ show: z.enum(['open', 'resolved']).catch('open') });
