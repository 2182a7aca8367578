import { sliceOf } from '~/api/cursor';
import { door, serve } from '~/api/door.server';
import { listDraws } from '~/api/operations/draws';
import { drawView } from '~/api/views/family.server';
import { drawSlice } from '~/services/api/draws.server';

const answer = door(
  serve(listDraws, async ({ query: { cursor, limit } }) => {
    const after = cursor ? { announcedAt: new Date(cursor[0]), id: cursor[1] } : null;
    return sliceOf(await drawSlice(after, limit), limit, {
      item: drawView,
      key: ({ announcedAt, id }) => [announcedAt.toISOString(), id],
    });
  }),
);

export const loader = answer;
export const action = answer;
