import { z } from 'zod';
import '~/i18n/zod-codes';

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** What a family does about its child in a line; the consents matter only to who accepts. */
export const answerForm = z.object({
  act: z.enum(['accept', 'decline', 'leave', 'untie']),
  childData: ticked,
  rosterToProvider: ticked,
  requestKey: z.uuid().optional(),
});
