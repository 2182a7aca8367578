import { z } from 'zod';
import { REASON_MOST } from '~/domain/waitlist/reason';
import '~/i18n/zod-codes';

const reason = z.string().trim().max(REASON_MOST);

/** An officer changes the order of a line. Left empty, the position is the nearest that the kind allows. */
export const moveForm = z.object({
  entryId: z.uuid('choose_one'),
  kind: z.enum(['jump', 'pass_over']),
  toPosition: z.number().int().min(1).max(9999).optional(),
  reason,
});

/** A school answers applicants, several with the same reason. */
export const chooseForm = z.object({
  entryIds: z.array(z.uuid('choose_one'), 'choose_one').min(1, 'choose_one'),
  kind: z.enum(['choose', 'refuse']),
  reason,
});
