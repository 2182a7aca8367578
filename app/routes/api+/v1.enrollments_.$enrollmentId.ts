import { door, serve } from '~/api/door.server';
import { readEnrollment } from '~/api/operations/families';
import { enrollmentView } from '~/api/views/family.server';
import { ownPlace } from '~/services/api/family-lists.server';

const answer = door(
  serve(readEnrollment, async ({ actor, params }) =>
    enrollmentView(await ownPlace(actor, params.enrollmentId)),
  ),
);

export const loader = answer;
export const action = answer;
