import { type RoomNeeds, roomRefusals } from '~/domain/planning/needs';
import type { DatedTime } from '~/domain/planning/times';
import type { Refusal } from '~/domain/refusal';
import type { RoomWithFacts } from './room-facts.server';

export type RoomChoice = Omit<RoomWithFacts, 'occupied'> & {
  /** Why it does not fit; empty when it does. */
  refusals: Refusal[];
};

type Request = {
  needs: RoomNeeds;
  capacity: number;
  lessons: readonly DatedTime[];
  /** What the rules say of the class in a room (V1, V3 …), and of the class itself. */
  lawRefusals: (room: RoomWithFacts['room']) => Refusal[];
};

/**
 * Every room with why it fits or not, the best first: those that fit before those that do not, then the kind the course
 * names first, then the fewest seats left empty (a hall is not given to ten children), then as the school lists them.
 */
export function bestFirst(rooms: readonly RoomWithFacts[], request: Request): RoomChoice[] {
  return rooms
    .map(({ occupied, ...facts }, index) => {
      const { room, closures } = facts;
      const refusals = [
        ...roomRefusals({ ...request, room, closures, occupied }),
        ...request.lawRefusals(room),
      ];
      return { choice: { ...facts, refusals }, index, rank: rankOf(facts, refusals, request) };
    })
    .sort((a, b) => compareRanks(a.rank, b.rank) || a.index - b.index)
    .map(({ choice }) => choice);
}

function rankOf(
  { room }: Pick<RoomWithFacts, 'room'>,
  refusals: Refusal[],
  { needs, capacity }: Request,
): number[] {
  const wanted = needs.roomKinds.indexOf(room.kind);
  // Where nobody sits there is nothing to be wasted, but a room made for sitting comes first when any kind will do.
  const empty = room.seats === null ? 1_000 : Math.abs(room.seats - capacity);
  return [refusals.length, wanted === -1 ? needs.roomKinds.length : wanted, empty];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
