import { z } from 'zod';
import '~/i18n/zod-codes';
import { reason } from '../school/request';

/** What a school can post about a class with too few children. */
export const formationDecision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('confirm'), reason }),
  z.object({ act: z.literal('cancel'), reason }),
]);

/** The merge that was seen: `seen` names its plan. */
export const mergeDecision = z.object({
  into: z.uuid('choose_one'),
  seen: z.string('required').max(64),
  reason,
});
