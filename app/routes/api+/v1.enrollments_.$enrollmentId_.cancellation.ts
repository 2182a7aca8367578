import { door, serve } from '~/api/door.server';
import { cancelEnrollment as operation } from '~/api/operations/families';
import { enrollmentView } from '~/api/views/family.server';
import { ownPlace } from '~/services/api/family-lists.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';

const answer = door(
  serve(operation, async ({ actor, params: { enrollmentId }, body, now }) => {
    const outcome = await cancelEnrollment(actor, { enrollmentId, ...body }, now);
    if (outcome.kind === 'refused') return outcome;
    return {
      enrollment: enrollmentView(await ownPlace(actor, enrollmentId)),
      refundFen: outcome.refundFen,
    };
  }),
);

export const loader = answer;
export const action = answer;
