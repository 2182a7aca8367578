import type { Prisma } from '~/db/generated/client';
import type { DrawSeed } from './draws';
import type { Filled } from './enrollments';
import type { EntrySeed } from './lines';
import { message, toOfficers } from './messages';
import { headIdOf, ownerIdOf } from './staff-users';

type Row = Prisma.MessageCreateManyInput;

/** What people were told about draws, offers and classes with too few children. */
export function placeMessages(
  filled: readonly Filled[],
  { draws, entries }: { draws: readonly DrawSeed[]; entries: readonly EntrySeed[] },
): Row[] {
  return [...draws.flatMap(aboutDraw), ...entries.flatMap(aboutEntry), ...filled.flatMap(aboutSize)];
}

function aboutDraw({ id: drawId, times, lists, outcome }: DrawSeed): Row[] {
  const { frozenAt, drawnAt, payUntil } = times;
  const ready = frozenAt ? toOfficers('draw_ready', { drawId }, frozenAt, drawnAt !== null) : [];
  if (!outcome || !drawnAt) return ready;
  const until = payUntil.toISOString();
  return [
    ...ready,
    ...lists.map(({ applicant, guardian, child }) => {
      const places = outcome.places.filter((place) => place.applicant === applicant).length;
      const ids = { drawId, childId: child.id };
      return places > 0
        ? message(guardian.userId, 'draw_won', { ...ids, places, until }, drawnAt, !child.cast)
        : message(guardian.userId, 'draw_lost', ids, drawnAt, !child.cast);
    }),
  ];
}

function aboutEntry({ id: entryId, offering, child, offeredAt, offerUntil, move }: EntrySeed): Row[] {
  const ids = { entryId, offeringId: offering.id, childId: child.id };
  return child.guardians.slice(0, 1).flatMap(({ userId }) => {
    if (offeredAt && offerUntil)
      return [
        message(userId, 'place_offered', { ...ids, until: offerUntil.toISOString() }, offeredAt, false),
      ];
    return move?.kind === 'refuse' ? [message(userId, 'application_refused', ids, move.at, false)] : [];
  });
}

/** Below the minimum at its close: the school has to decide until the class would begin. */
function aboutSize({ offering }: Filled): Row[] {
  const { id: offeringId, life, closesAt, firstDate: date, school, course } = offering;
  if (life !== 'small' || !closesAt) return [];
  return [
    message(headIdOf(school.id), 'class_short_here', { offeringId, date }, closesAt, false),
    message(ownerIdOf(course.by), 'class_short', { offeringId, date }, closesAt, false),
  ];
}
