import type { MessageKind, MessageParams } from '~/domain/messages/kinds';

/** What an address needs beside the params: ids that were looked up. */
export interface Found {
  /** The provider's newest listing. */
  listingId?: string;
}

type Links = { [Kind in MessageKind]: (params: MessageParams[Kind], found: Found) => string };

const place = ({ enrollmentId }: { enrollmentId: string }) => `/parent/enrollments/${enrollmentId}`;
/** What else is free, for a child whose class does not take place. */
const others = ({ enrollmentId }: { enrollmentId: string }) =>
  `/parent/enrollments/${enrollmentId}/alternatives`;
const waiting = ({ entryId }: { entryId: string }) => `/parent/waiting/${entryId}`;
const wishes = ({ drawId }: { drawId: string }) => `/parent/wishes/${drawId}`;
const course = ({ courseId }: { courseId: string }) => `/provider/courses/${courseId}`;
const offering = ({ offeringId }: { offeringId: string }) => `/provider/offerings/${offeringId}`;
const offered = ({ offeringId }: { offeringId: string }) => `/offerings/${offeringId}`;
const aid = ({ childId }: { childId: string }) => `/parent/children/${childId}/aid`;
const payments = () => '/parent/payments';
const ownLesson = ({ lessonId }: { lessonId: string }) => `/provider/lessons/${lessonId}`;
const lessonHere = ({ lessonId }: { lessonId: string }) => `/school/lessons/${lessonId}`;
const listing = () => '/provider/listing';
const ownFinding = ({ findingId }: { findingId: string }) => `/provider/findings/${findingId}`;
const deskFinding = ({ findingId }: { findingId: string }) => `/bureau/findings/${findingId}`;
const formation = ({ offeringId }: { offeringId: string }) => `/school/formation/${offeringId}`;
const settlement = ({ settlementId }: { settlementId: string }) => `/provider/settlements/${settlementId}`;
const rule = ({ ruleId }: { ruleId: string }) => `/rules/${ruleId}`;

const LINKS: Links = {
  place_held: place,
  place_confirmed: place,
  draw_extended: wishes,
  draw_dropped: wishes,
  draw_won: wishes,
  draw_lost: wishes,
  draw_void: wishes,
  draw_aborted: wishes,
  wishes_carried: wishes,
  draw_ready: ({ drawId }) => `/bureau/draws/${drawId}`,
  place_offered: waiting,
  application_chosen: waiting,
  application_refused: waiting,
  offer_lapsed: waiting,
  waiting_moved: waiting,
  waiting_overtaken: waiting,
  waiting_closed_began: waiting,
  waiting_closed_canceled: waiting,
  waiting_closed_child: waiting,
  hold_lapsed: offered,
  hold_lapsed_part: payments,
  enrollment_canceled: payments,
  class_room_changed: () => '/parent',
  class_canceled: ({ enrollmentId }) => (enrollmentId ? others({ enrollmentId }) : payments()),
  class_takes_place: place,
  class_merged_moved: place,
  class_merged_refund: place,
  class_merged_out: others,
  payment_late_kept: payments,
  payment_late_refunded: payments,
  payment_twice_refunded: payments,
  refund_arrived: payments,
  refund_failed: payments,
  refund_tried_again: payments,
  canceled_credit: payments,
  withdrawn: place,
  withdrawn_credit: place,
  transfer_chosen: place,
  transfer_reminder: place,
  paid_in_part: place,
  price_open: place,
  refund_stuck: () => '/bureau/refunds',
  refund_by_hand: () => '/bureau/refunds',
  lesson_canceled: place,
  lesson_off: place,
  lesson_moved: place,
  lesson_taken_back: place,
  price_higher: place,
  price_lower: place,
  price_lower_refund: place,
  aid_granted: aid,
  aid_declined: aid,
  aid_ended: aid,
  claim_confirmed: () => '/parent',
  claim_refused: () => '/parent/children',
  wish_class_canceled: ({ drawId }) => `/parent/wishes/${drawId}`,
  wishes_close_soon: ({ drawId }) => `/parent/wishes/${drawId}`,
  listing_under_review: listing,
  listing_public_notice: listing,
  listing_listed: listing,
  listing_returned: listing,
  listing_suspended: listing,
  listing_resumed: listing,
  listing_removed: listing,
  course_approved: course,
  course_returned: course,
  offering_approved: offering,
  offering_refused: offering,
  offering_opened: offering,
  offering_way_changed: offering,
  offering_room_changed: offering,
  offering_canceled: offering,
  class_formed: offering,
  class_short: offering,
  class_merged: offering,
  lesson_struck: ownLesson,
  lesson_disputed: ownLesson,
  lesson_reversed: ownLesson,
  lesson_rescheduled: ownLesson,
  expiry_soon: () => '/provider/expiries',
  expiry_now: () => '/provider/expiries',
  finding_rectify: ownFinding,
  finding_accepted: ownFinding,
  finding_suspended: ownFinding,
  finding_resumed: ownFinding,
  settlement_ready: settlement,
  settlement_paid: settlement,
  settlements_drafted: () => '/bureau/settlements',
  rule_reaches_you: rule,
  finding_suspended_here: () => '/school/findings',
  finding_assigned: deskFinding,
  finding_answered: deskFinding,
  finding_escalated: deskFinding,
  rule_activated: rule,
  lesson_answered: lessonHere,
  lesson_canceled_here: lessonHere,
  lesson_made_up_here: lessonHere,
  class_formed_here: ({ offeringId }) => `/school/offerings/${offeringId}`,
  class_short_here: formation,
  class_short_reminder: formation,
  class_undecided: offered,
  room_requested: ({ offeringId }) => `/school/requests/${offeringId}`,
  claim_waiting: () => '/school/claims',
  expiry_at_school: () => '/school/expiries',
  class_staff_replaced: ({ offeringId }) => `/school/offerings/${offeringId}`,
  expiry_in_county: () => '/bureau/expiries',
  listing_applied: (_, { listingId }) => (listingId ? `/bureau/listings/${listingId}` : '/bureau/listings'),
  aid_claim_waiting: () => '/bureau/entitlements/claims',
  course_submitted: ({ courseId }) => `/bureau/courses/${courseId}`,
};

/** The page of what a message is about. */
export function linkOf<Kind extends MessageKind>(
  kind: Kind,
  params: MessageParams[Kind],
  found: Found = {},
): string {
  return LINKS[kind](params, found);
}

export function isMessageKind(kind: string): kind is MessageKind {
  return Object.hasOwn(LINKS, kind);
}
