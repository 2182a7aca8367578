import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import type { MessageKind, MessageParams } from '~/domain/messages/kinds';
import { castUserId } from './cast';
import { courses } from './courses';
import type { Filled } from './enrollments';
import { idOf } from './ids';
import { listingPeriod } from './provider-rows';
import { providers } from './providers';
import { headIdOf, ownerIdOf } from './staff-users';
import type { DemoDays } from './today';

type Row = Prisma.MessageCreateManyInput;

const DAY = 86_400_000;

/** One message as a row; what was read was read some hours later. */
export function message<Kind extends MessageKind>(
  userId: string,
  kind: Kind,
  params: MessageParams[Kind],
  createdAt: Date,
  read: boolean,
): Row {
  return {
    id: idOf('message', userId, kind, JSON.stringify(params)),
    userId,
    kind,
    params: params as unknown as Prisma.InputJsonObject,
    createdAt,
    readAt: read ? new Date(createdAt.getTime() + DAY / 4) : null,
  };
}

/** What people were told in the last weeks about what is in the rows; older ones have been read. */
export function messageRows(
  filled: readonly Filled[],
  claims: readonly Prisma.ChildClaimCreateManyInput[],
  days: DemoDays,
): Row[] {
  const midnight = instantOf(days.today, 0);
  const since = midnight.getTime() - 14 * DAY;
  const rows = [
    ...toFamilies(filled, since, midnight),
    ...aboutOfferings(filled, days),
    ...aboutProviders(days),
    ...aboutCourses(days),
  ];
  for (const claim of claims) {
    if (claim.status === 'refused') continue;
    const { schoolId } = claim;
    rows.push(message(headIdOf(schoolId), 'claim_waiting', { schoolId }, claim.createdAt as Date, false));
  }
  return rows;
}

function toFamilies(filled: readonly Filled[], since: number, midnight: Date): Row[] {
  return filled.flatMap(({ places }) =>
    places.flatMap((place): Row[] => {
      const { guardian, offering, child, quote } = place;
      const ids = { offeringId: offering.id, childId: child.id };
      const read = (at: Date) => at.getTime() < midnight.getTime() - 2 * DAY;
      const rows: Row[] = [];
      const { confirmedAt, endedAt } = place;
      if (confirmedAt && (confirmedAt.getTime() >= since || child.cast)) {
        const params = { enrollmentId: place.id, ...ids, paidFen: quote.dueFen };
        rows.push(message(guardian.userId, 'place_confirmed', params, confirmedAt, read(confirmedAt)));
      }
      if (place.status !== 'canceled' || !endedAt) return rows;
      const refundFen = confirmedAt ? quote.dueFen : 0;
      if (place.endReason === 'hold_expired') {
        rows.push(message(guardian.userId, 'hold_lapsed', ids, endedAt, read(endedAt)));
      } else {
        const kind = place.endReason === 'school' ? 'class_canceled' : 'enrollment_canceled';
        rows.push(message(guardian.userId, kind, { ...ids, refundFen }, endedAt, read(endedAt)));
        if (refundFen > 0) {
          const arrived = new Date(endedAt.getTime() + 10 * 60_000);
          rows.push(
            message(guardian.userId, 'refund_arrived', { ...ids, refundFen }, arrived, read(arrived)),
          );
        }
      }
      return rows;
    }),
  );
}

function aboutOfferings(filled: readonly Filled[], { today }: DemoDays): Row[] {
  return filled.flatMap(({ offering }): Row[] => {
    const { id: offeringId, life, submittedAt, opensAt } = offering;
    const owner = ownerIdOf(offering.course.by);
    const params = { offeringId };
    const yesterday = instantOf(addDays(today, -1), 9 * 60 + 20);
    switch (life) {
      case 'submitted':
        return submittedAt
          ? [message(headIdOf(offering.school.id), 'room_requested', params, submittedAt, false)]
          : [];
      case 'approved':
        return [message(owner, 'offering_approved', params, yesterday, false)];
      case 'refused':
        return [message(owner, 'offering_refused', params, yesterday, false)];
      case 'just_opened':
        return opensAt ? [message(owner, 'offering_opened', params, opensAt, false)] : [];
      default:
        return [];
    }
  });
}

function aboutProviders(days: DemoDays): Row[] {
  const at = (ago: number) => instantOf(addDays(days.today, -ago), 10 * 60 + 30);
  return providers.flatMap((provider): Row[] => {
    const providerId = idOf('provider', provider.key);
    const owner = ownerIdOf(provider.key);
    const until = listingPeriod(provider, days)?.to ?? days.today;
    switch (provider.listing) {
      case 'applied':
        return toOfficers('listing_applied', { providerId }, at(2), false);
      case 'under_review':
        return [
          ...toOfficers('listing_applied', { providerId }, at(8), true),
          message(owner, 'listing_under_review', { providerId }, at(3), true),
        ];
      case 'public_notice':
        return [
          message(
            owner,
            'listing_public_notice',
            { providerId, until: addDays(days.today, 4) },
            at(2),
            false,
          ),
        ];
      case 'returned':
        return [message(owner, 'listing_returned', { providerId }, at(5), false)];
      case 'suspended':
        return [message(owner, 'listing_suspended', { providerId }, at(9), true)];
      case 'listed':
        if (provider.kind === 'school') return [];
        return [
          message(
            owner,
            'listing_listed',
            { providerId, until },
            instantOf(addDays(days.past.from, -20), 600),
            true,
          ),
        ];
      default:
        return [];
    }
  });
}

function aboutCourses(days: DemoDays): Row[] {
  const at = (ago: number, minute: number) => instantOf(addDays(days.today, -ago), minute);
  return courses.flatMap((course): Row[] => {
    const params = { courseId: course.id };
    if (course.status === 'submitted') return toOfficers('course_submitted', params, at(1, 16 * 60), false);
    if (course.status === 'returned')
      return [message(ownerIdOf(course.by), 'course_returned', params, at(5, 11 * 60), false)];
    return [];
  });
}

export function toOfficers<Kind extends MessageKind>(
  kind: Kind,
  params: MessageParams[Kind],
  at: Date,
  read: boolean,
): Row[] {
  return (['officer-shen', 'admin-qian'] as const).map((key) =>
    message(castUserId(key), kind, params, at, read),
  );
}
