import { sliceOf } from '~/api/cursor';
import { door, serve } from '~/api/door.server';
import { listChildren } from '~/api/operations/families';
import { childView } from '~/api/views/family.server';
import { childrenOf } from '~/services/children/queries.server';

/** A family's few children: read whole, given in slices like every list. */
const answer = door(
  serve(listChildren, async ({ actor, query: { limit, cursor } }) => {
    const children = await childrenOf(actor);
    const from = cursor ? children.findIndex(({ id }) => id === cursor[0]) + 1 : 0;
    return sliceOf(children.slice(from, from + limit + 1), limit, {
      item: childView,
      key: ({ id }) => [id],
    });
  }),
);

export const loader = answer;
export const action = answer;
