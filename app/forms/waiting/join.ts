import { z } from 'zod';
import '~/i18n/zod-codes';

/** Joining a line, or applying: which children, and the consent ticked just now. */
export const joinForm = z.object({
  childIds: z.array(z.uuid('choose_one'), 'choose_one').min(1, 'choose_one').max(6),
  childData: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  requestKey: z.uuid().optional(),
});
