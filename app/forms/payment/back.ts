import { z } from 'zod';
import '~/i18n/zod-codes';

/** How money should come back. */
export const backForm = z.object({ route: z.enum(['original', 'credit']).default('original') });

/** Leaving a class: with the sum that was shown, whole fen. */
export const withdrawalForm = backForm.extend({ seenFen: z.coerce.number().int().min(0) });

/** What an officer does about a refund; `act` is the pressed button. */
const note = z.string().trim().min(1, 'required').max(120, 'too_long?max=120');
export const refundAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('again') }),
  z.object({ act: z.literal('by_hand') }),
  z.object({ act: z.literal('sent'), note }),
  z.object({ act: z.literal('arrived') }),
  z.object({ act: z.literal('came_back'), note }),
]);

export const REFUND_TABS = ['open', 'by_hand', 'failed', 'sent', 'arrived'] as const;
export type RefundTab = (typeof REFUND_TABS)[number];

/** The part of the refunds that is shown, from the address. */
export const refundFilter = z.object({
  state: z.enum(REFUND_TABS).catch('open'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
