import { z } from 'zod';
import '~/i18n/zod-codes';

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** "Enroll": the child, the consents ticked just now, and the name of this very form. */
export const enrollForm = z.object({
  childId: z.uuid('choose_one'),
  childData: ticked,
  rosterToProvider: ticked,
  requestKey: z.uuid().optional(),
});
