import { door, serve } from '~/api/door.server';
import { declineOffer as operation } from '~/api/operations/places';
import { waitingEntryView } from '~/api/views/family.server';
import { ownEntryView } from '~/services/api/waiting-entries.server';
import { declineOffer } from '~/services/waiting/decline-offer.server';

const answer = door(
  serve(operation, async ({ actor, params, now }) => {
    const outcome = await declineOffer(actor, params, now);
    if (outcome.kind === 'refused') return outcome;
    return waitingEntryView(await ownEntryView(actor, params.entryId));
  }),
);

export const loader = answer;
export const action = answer;
