import { sliceOf } from '~/api/cursor';
import { door, serve } from '~/api/door.server';
import { createEnrollment, listEnrollments } from '~/api/operations/families';
import { enrollmentView } from '~/api/views/family.server';
import { refused } from '~/domain/refusal';
import { ownPlace, ownPlaces } from '~/services/api/family-lists.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { spendTry } from '~/services/enrollment/tries.server';

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
  serve(createEnrollment, async ({ actor, address, body, requestKey, now }) => {
    // The same tries as the form's: a program is no quicker way to a place.
    const tooOften = await spendTry({ userId: actor.userId, address });
    if (tooOften) return refused(tooOften);
    const outcome = await enroll(actor, { ...body, requestKey }, now);
    if (outcome.kind === 'refused') return outcome;
    return enrollmentView(await ownPlace(actor, outcome.enrollmentId));
  }),
);

export const loader = answer;
export const action = answer;
