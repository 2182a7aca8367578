import { violationOf } from '~/db/constraint.server';
import { type Refused, refused } from '~/domain/refusal';

/**
 * What the database refused about a room, in words; null when it was something else. It has the last word: whatever was
 * asked before the write, these three constraints hold.
 */
export function roomViolation(error: unknown): Refused | null {
  const path = 'roomId';
  switch (violationOf(error)?.constraint) {
    case 'lesson_room_once':
      return refused({ code: 'room_taken', path, params: { ruleId: 'T14' } });
    case 'offering_within_room':
      return refused({ code: 'room_too_small', path, params: { ruleId: 'V1' } });
    case 'lesson_room_open':
      return refused({ code: 'room_closed', path, params: { ruleId: 'V7' } });
    default:
      return null;
  }
}
