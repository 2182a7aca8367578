import { remindWishes } from '~/services/wishes/remind-wishes.server';
import type { Job } from './job';

/** Reminds families with wishes that the window is about to close. */
export const remindWishesJob: Job<'remind-wishes'> = async (_, now) => {
  await remindWishes(now);
};
