import { z } from 'zod';
import '~/i18n/zod-codes';
import { MOST_TIED, MOST_WISHES } from '~/domain/wishes/decide';

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

const ids = z.array(z.uuid());

/** A list of wishes as it stands in the form, and the button that was pressed: `save`, or one that changes the list. */
export const wishForm = z.object({
  childId: z.uuid('choose_one'),
  /** Siblings who are tied to the child. */
  tied: ids.max(MOST_TIED).default([]),
  /** The most wished first. One more than may be saved, so that the refusal comes in words. */
  wishes: ids.max(MOST_WISHES + 1, `wish_too_many?most=${MOST_WISHES}`).default([]),
  cap: z.coerce.number().int().min(1).default(1),
  childData: ticked,
  /** Providers that may receive the class list. */
  receivers: ids.default([]),
  /** When the list had been changed last as the page was made; empty: there was none. */
  seen: z.string().max(40).default(''),
  press: z.string().max(60).default('save'),
});

/** "Take back": of which child. */
export const withdrawWishesForm = z.object({ childId: z.uuid('choose_one') });
