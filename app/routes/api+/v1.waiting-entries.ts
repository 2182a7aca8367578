import { sliceOf } from '~/api/cursor';
import { door, serve } from '~/api/door.server';
import { createWaitingEntry, listWaitingEntries } from '~/api/operations/places';
import { waitingEntryView } from '~/api/views/family.server';
import { ownEntries, ownEntryView } from '~/services/api/waiting-entries.server';
import { joinLine } from '~/services/waiting/join-line.server';

const answer = door(
  serve(listWaitingEntries, async ({ actor, query: { status, childId, cursor, limit } }) => {
    const entries = await ownEntries(actor, {
      statuses: status ?? [],
      childId: childId ?? null,
      after: cursor ? { joinedAt: new Date(cursor[0]), id: cursor[1] } : null,
      limit,
    });
    return sliceOf(entries, limit, {
      item: waitingEntryView,
      key: ({ joinedAt, id }) => [joinedAt.toISOString(), id],
    });
  }),
  serve(createWaitingEntry, async ({ actor, body, requestKey, now }) => {
    const outcome = await joinLine(actor, { ...body, requestKey }, now);
    if (outcome.kind === 'refused') return outcome;
    const entries = await Promise.all(outcome.entryIds.map((id) => ownEntryView(actor, id)));
    return { items: entries.map(waitingEntryView) };
  }),
);

export const loader = answer;
export const action = answer;
