import { z } from 'zod';
import '~/i18n/zod-codes';
import { MOST_TIED, MOST_WISHES } from '~/domain/wishes/decide';

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

const ids = z.array(z.uuid());

function stampOf(stamp: string): [childId: string, updatedAt: string] {
  const [childId = '', updatedAt = ''] = stamp.split(' ');
  return [childId, updatedAt];
}

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
  /** Of every child of the family its id and when its list had been changed last as the page was made, if there was one. */
  seen: z
    .array(z.string().max(80))
    .max(50)
    .default([])
    .transform((stamps) => Object.fromEntries(stamps.map((stamp) => stampOf(stamp)))),
  press: z.string().max(60).default('save'),
});

/** "Take back": of which child. */
export const withdrawWishesForm = z.object({ childId: z.uuid('choose_one') });

/** "Rank separately": which child leaves its tie. */
export const untieWishesForm = z.object({ childId: z.uuid('choose_one') });
