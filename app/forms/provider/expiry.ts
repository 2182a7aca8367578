import { z } from 'zod';
import '~/i18n/zod-codes';

/** What an owner can post about lessons that rest on something out of date. */
export const expiryAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('replace'),
    offeringId: z.uuid('choose_one'),
    fromInstructorId: z.uuid('choose_one'),
    toInstructorId: z.uuid('choose_one'),
  }),
  z.object({ act: z.literal('pause'), offeringId: z.uuid('choose_one') }),
]);
