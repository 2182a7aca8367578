import { sliceOf } from '~/api/cursor';
import { door, serve } from '~/api/door.server';
import { listOfferings } from '~/api/operations/courses';
import { offeringView } from '~/api/views/classes.server';
import { offeringSlice } from '~/services/api/offering-slice.server';

const answer = door(
  serve(listOfferings, async ({ query, lng, now }) => {
    const { limit, cursor } = query;
    const rows = await offeringSlice(
      {
        ids: query.id ?? null,
        courseId: query.courseId ?? null,
        schoolId: query.schoolId ?? null,
        providerId: query.providerId ?? null,
        drawId: query.drawId ?? null,
        after: cursor ? { date: cursor[0], id: cursor[1] } : null,
        limit,
      },
      now,
    );
    return sliceOf(rows, limit, {
      item: (card) => offeringView(card, lng),
      key: ({ firstDay, id }) => [firstDay, id],
    });
  }),
);

export const loader = answer;
export const action = answer;
