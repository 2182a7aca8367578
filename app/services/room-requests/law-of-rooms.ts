import type { RoomFacts } from '~/domain/planning/needs';
import { type Finding, findingRefusal } from '~/domain/reduction/finding';
import type { Refusal } from '~/domain/refusal';

/** What the rules say of a class in a room, beside the room; too few seats are said by the room's own check. */
export function beyondSeats(findings: readonly Finding[], { seats }: Pick<RoomFacts, 'seats'>): Refusal[] {
  return findings
    .filter(({ rule, limit }) => rule !== 'V1' || limit !== String(seats))
    .map((finding) => findingRefusal(finding, { path: 'roomId' }));
}
