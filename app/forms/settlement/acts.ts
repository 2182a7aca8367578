import { z } from 'zod';
import '~/i18n/zod-codes';
import { RETURN_REASONS } from '~/domain/settlement/decide';
import { isMonth } from '~/domain/settlement/month';

/** What an officer can post about a settlement; `act` is the pressed button. */
export const settlementAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('confirm') }),
  z.object({
    act: z.literal('pay'),
    reference: z.string({ error: 'required' }).trim().min(1, 'required').max(60, 'too_long?max=60'),
  }),
  z.object({ act: z.literal('return'), reason: z.enum(RETURN_REASONS, { error: 'required' }) }),
]);

/** Which month is to be settled. */
export const settleMonthForm = z.object({
  month: z.string({ error: 'required' }).refine(isMonth, 'required'),
});
