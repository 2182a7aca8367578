import type { Prisma } from '~/db/generated/client';
import type { DrawSeed } from './draws';
import type { EntrySeed } from './lines';

type Event = Prisma.AuditEventCreateManyInput;

const event = (at: Date, verb: string, subjectKind: string, subjectId: string, data: object): Event => ({
  at,
  actorRole: 'system:seed',
  verb,
  subjectKind,
  subjectId,
  data: data as Prisma.InputJsonObject,
});

/** What the commands would have written about draws, wishes and lines: the audit knows every one of them. */
export function drawEvents(draws: readonly DrawSeed[], entries: readonly EntrySeed[]): Event[] {
  return [
    ...draws.flatMap(({ id, termId, times, lists }) => [
      event(times.announcedAt, 'draw.announce', 'draw', id, { termId }),
      ...lists.map((list) =>
        event(list.at, 'wishes.save', 'wish_list', list.id, {
          drawId: id,
          childId: list.child.id,
          offeringIds: list.wishes.map((each) => each.id),
          cap: list.cap,
          tied: list.tieId !== null,
        }),
      ),
      ...(times.frozenAt ? [event(times.frozenAt, 'draw.freeze', 'draw', id, {})] : []),
      ...(times.heldAt ? [event(times.heldAt, 'draw.hold', 'draw', id, {})] : []),
      ...(times.drawnAt ? [event(times.drawnAt, 'draw.write', 'draw', id, {})] : []),
    ]),
    ...entries.flatMap(({ id, offering, child, joinedAt, offeredAt, offerUntil, move }) => {
      const data = { offeringId: offering.id, childId: child.id };
      return [
        event(joinedAt, 'waiting.join', 'waiting_entry', id, data),
        ...(offeredAt
          ? [
              event(offeredAt, 'waiting.offer', 'waiting_entry', id, {
                ...data,
                until: offerUntil?.toISOString(),
              }),
            ]
          : []),
        ...(move ? [event(move.at, `waiting.${move.kind}`, 'waiting_entry', id, data)] : []),
      ];
    }),
  ];
}
