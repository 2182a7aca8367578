import { door, serve } from '~/api/door.server';
import { listWishes, saveWishes as operation } from '~/api/operations/places';
import { wishListView } from '~/api/views/family.server';
import { ownWishesIn } from '~/services/api/wish-lists.server';
import { saveWishes } from '~/services/wishes/save-wishes.server';

const answer = door(
  serve(listWishes, async ({ actor, params, lng }) => {
    const lists = await ownWishesIn(actor, params.drawId);
    return { items: lists.map((list) => wishListView(list, lng)) };
  }),
  serve(operation, async ({ actor, params, body, now, lng }) => {
    const outcome = await saveWishes(actor, { ...params, ...body }, now);
    if (outcome.kind === 'refused') return outcome;
    const lists = await ownWishesIn(actor, params.drawId);
    const saved = lists.filter(({ id }) => outcome.wishListIds.includes(id));
    return { items: saved.map((list) => wishListView(list, lng)) };
  }),
);

export const loader = answer;
export const action = answer;
