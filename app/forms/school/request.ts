import { z } from 'zod';
import '~/i18n/zod-codes';

export const reason = z.string().trim().min(1, 'reason_missing').max(500, 'too_long?max=500');

/** What a school can post about a request for a room. */
export const requestDecision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('give'), roomId: z.uuid('choose_one') }),
  z.object({ act: z.literal('refuse'), reason }),
]);
