import { door, serve } from '~/api/door.server';
import { withdrawWishes as operation } from '~/api/operations/places';
import { withdrawWishes } from '~/services/wishes/withdraw-wishes.server';

const answer = door(
  serve(operation, async ({ actor, params, now }) => {
    const outcome = await withdrawWishes(actor, params, now);
    return outcome.kind === 'refused' ? outcome : undefined;
  }),
);

export const loader = answer;
export const action = answer;
