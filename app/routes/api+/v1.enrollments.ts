import { sliceOf } from '~/api/cursor';
import { door, serve } from '~/api/door.server';
import { createEnrollment, listEnrollments } from '~/api/operations/families';
import { enrollmentView } from '~/api/views/family.server';
import { ownPlace, ownPlaces } from '~/services/api/family-lists.server';
import { enroll } from '~/services/enrollment/enroll.server';

const answer = door(
  serve(listEnrollments, async ({ actor, query: { status, childId, cursor, limit } }) => {
    const places = await ownPlaces(actor, {
      statuses: status ?? [],
      childId: childId ?? null,
      after: cursor ? { createdAt: new Date(cursor[0]), id: cursor[1] } : null,
      limit,
    });
    return sliceOf(places, limit, {
      item: enrollmentView,
      key: ({ createdAt, id }) => [createdAt.toISOString(), id],
    });
  }),
  serve(createEnrollment, async ({ actor, body, requestKey, now }) => {
    const outcome = await enroll(actor, { ...body, requestKey }, now);
    if (outcome.kind === 'refused') return outcome;
    return enrollmentView(await ownPlace(actor, outcome.enrollmentId));
  }),
);

export const loader = answer;
export const action = answer;
