import { door, serve } from '~/api/door.server';
import { acceptOffer as operation } from '~/api/operations/places';
import { enrollmentView } from '~/api/views/family.server';
import { ownPlace } from '~/services/api/family-lists.server';
import { acceptOffer } from '~/services/waiting/accept-offer.server';

const answer = door(
  serve(operation, async ({ actor, params, body, requestKey, now }) => {
    const outcome = await acceptOffer(actor, { ...params, ...body, requestKey }, now);
    if (outcome.kind === 'refused') return outcome;
    return enrollmentView(await ownPlace(actor, outcome.enrollmentId));
  }),
);

export const loader = answer;
export const action = answer;
