import { z } from 'zod';
import '~/i18n/zod-codes';

/** The calendar address: made (with or without the child's name in it) or ended. */
export const feedForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('create'),
    withNames: z
      .literal('on')
      .optional()
      .transform((value) => value === 'on'),
  }),
  z.object({ act: z.literal('revoke') }),
]);
