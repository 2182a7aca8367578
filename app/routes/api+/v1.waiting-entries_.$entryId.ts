import { door, serve } from '~/api/door.server';
import { leaveWaitingList, readWaitingEntry } from '~/api/operations/places';
import { waitingEntryView } from '~/api/views/family.server';
import { ownEntryView } from '~/services/api/waiting-entries.server';
import { leaveLine } from '~/services/waiting/leave-line.server';

const answer = door(
  serve(readWaitingEntry, async ({ actor, params }) =>
    waitingEntryView(await ownEntryView(actor, params.entryId)),
  ),
  serve(leaveWaitingList, async ({ actor, params, now }) => {
    const outcome = await leaveLine(actor, params, now);
    return outcome.kind === 'refused' ? outcome : undefined;
  }),
);

export const loader = answer;
export const action = answer;
