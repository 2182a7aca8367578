/** Something that runs out or is over: what, whose, and the last day it holds. */
type Expiry = {
  providerId: string;
  expiryKind: 'staff_check' | 'qualification' | 'credential' | 'listing';
  subjectId: string;
  /** Whose check or qualification it is. */
  instructorId?: string;
  until: string;
};

/** A finding of the desk: which rule, whose, and where. */
type FoundBroken = {
  findingId: string;
  ruleId: string;
  providerId?: string;
  offeringId?: string;
  courseId?: string;
  schoolId?: string;
};

/** One lesson of a class, and its day. */
type OfLesson = { lessonId: string; offeringId: string; date: string };

/** A bank transfer that is waited for. */
type Transfer = { openFen: number; reference: string };

/** Some of the price came; `until`: as long as the place is held for the rest. */
type PaidInPart = {
  enrollmentId: string;
  offeringId: string;
  childId: string;
  paidFen: number;
  openFen: number;
  until: string;
};

/** A child in the line of a class. */
type InLine = { entryId: string; offeringId: string; childId: string };

/** A provider's settlement of a month, `YYYY-MM`. */
type Settled = { settlementId: string; providerId: string; month: string; paidFen: number };

/** Every message there is, and what its words need. Names are looked up when the message is shown. */
export type MessageParams = {
  // to the bureau, of draws
  draw_ready: { drawId: string };
  // to guardians
  place_held: { enrollmentId: string; offeringId: string; childId: string; dueFen: number; until: string };
  place_confirmed: { enrollmentId: string; offeringId: string; childId: string; paidFen: number };
  draw_extended: { drawId: string; childId: string; until: string };
  draw_dropped: { drawId: string; childId: string };
  draw_won: { drawId: string; childId: string; places: number; until: string };
  draw_lost: { drawId: string; childId: string };
  draw_void: { drawId: string; offeringId: string; childId: string };
  draw_aborted: { drawId: string; childId: string };
  wishes_carried: { drawId: string; childId: string; until: string };
  place_offered: { entryId: string; offeringId: string; childId: string; until: string };
  application_chosen: { entryId: string; offeringId: string; childId: string; until: string };
  application_refused: InLine;
  offer_lapsed: InLine;
  waiting_moved: InLine;
  waiting_overtaken: InLine;
  waiting_closed_began: InLine;
  waiting_closed_canceled: InLine;
  waiting_closed_child: InLine;
  hold_lapsed: { offeringId: string; childId: string };
  hold_lapsed_part: { offeringId: string; childId: string; refundFen: number };
  enrollment_canceled: { offeringId: string; childId: string; refundFen: number };
  class_room_changed: { offeringId: string };
  class_canceled: { enrollmentId?: string; offeringId: string; childId: string; refundFen: number };
  class_takes_place: { enrollmentId: string; offeringId: string; childId: string };
  class_merged_moved: { enrollmentId: string; offeringId: string; childId: string; date: string };
  class_merged_refund: {
    enrollmentId: string;
    offeringId: string;
    childId: string;
    date: string;
    refundFen: number;
  };
  class_merged_out: { enrollmentId: string; offeringId: string; childId: string; refundFen: number };
  payment_late_kept: { offeringId: string; childId: string; paidFen: number };
  payment_late_refunded: { offeringId: string; childId: string; refundFen: number };
  payment_twice_refunded: { offeringId: string; childId: string; refundFen: number };
  refund_arrived: { offeringId: string; childId: string; refundFen: number };
  refund_failed: { offeringId: string; childId: string; refundFen: number };
  refund_tried_again: { offeringId: string; childId: string; refundFen: number; on: string };
  canceled_credit: { offeringId: string; childId: string; refundFen: number };
  withdrawn: { enrollmentId: string; offeringId: string; childId: string; refundFen: number };
  withdrawn_credit: { enrollmentId: string; offeringId: string; childId: string; refundFen: number };
  transfer_chosen: { enrollmentId: string; offeringId: string; childId: string; until: string } & Transfer;
  transfer_reminder: { enrollmentId: string; offeringId: string; childId: string; until: string } & Transfer;
  paid_in_part: PaidInPart;
  price_open: { enrollmentId: string; offeringId: string; childId: string; openFen: number };
  lesson_canceled: {
    enrollmentId: string;
    offeringId: string;
    childId: string;
    date: string;
    refundFen: number;
  };
  lesson_off: { enrollmentId: string; offeringId: string; childId: string; date: string };
  lesson_moved: { enrollmentId: string; offeringId: string; childId: string; date: string; on: string };
  lesson_taken_back: {
    enrollmentId: string;
    offeringId: string;
    childId: string;
    date: string;
    refundFen: number;
  };
  price_higher: { enrollmentId: string; offeringId: string; childId: string; from: string; dueFen: number };
  price_lower: { enrollmentId: string; offeringId: string; childId: string; from: string; lessFen: number };
  price_lower_refund: {
    enrollmentId: string;
    offeringId: string;
    childId: string;
    from: string;
    refundFen: number;
  };
  aid_granted: { childId: string };
  aid_declined: { childId: string };
  aid_ended: { childId: string; until: string };
  claim_confirmed: { childId: string };
  claim_refused: { schoolId: string };
  wish_class_canceled: { drawId: string; offeringId: string; childId: string };
  wishes_close_soon: { drawId: string; childId: string; until: string };
  // to providers
  listing_under_review: { providerId: string };
  listing_public_notice: { providerId: string; until: string };
  listing_listed: { providerId: string; until: string };
  listing_returned: { providerId: string };
  listing_suspended: { providerId: string };
  listing_resumed: { providerId: string };
  listing_removed: { providerId: string };
  course_approved: { courseId: string };
  course_returned: { courseId: string };
  offering_approved: { offeringId: string };
  offering_refused: { offeringId: string };
  offering_opened: { offeringId: string };
  offering_way_changed: { offeringId: string };
  offering_room_changed: { offeringId: string };
  offering_canceled: { offeringId: string };
  class_formed: { offeringId: string };
  class_short: { offeringId: string; date: string };
  class_merged: { offeringId: string };
  lesson_struck: OfLesson;
  lesson_disputed: OfLesson;
  lesson_reversed: OfLesson;
  lesson_rescheduled: OfLesson & { on: string };
  expiry_soon: Expiry;
  expiry_now: Expiry;
  finding_rectify: FoundBroken & { until: string };
  finding_accepted: FoundBroken;
  finding_suspended: FoundBroken;
  finding_resumed: FoundBroken;
  settlement_ready: Settled;
  settlement_paid: Settled;
  rule_reaches_you: { ruleId: string; from: string; providerId: string };
  // to schools
  finding_suspended_here: FoundBroken;
  room_requested: { offeringId: string };
  class_formed_here: { offeringId: string };
  class_short_here: { offeringId: string; date: string };
  class_short_reminder: { offeringId: string; date: string };
  lesson_answered: OfLesson;
  lesson_canceled_here: OfLesson;
  lesson_made_up_here: OfLesson & { on: string };
  claim_waiting: { schoolId: string };
  expiry_at_school: Expiry & { schoolId: string };
  class_staff_replaced: { offeringId: string };
  // to the bureau
  class_undecided: { offeringId: string; date: string };
  refund_stuck: { offeringId: string; refundFen: number };
  refund_by_hand: { offeringId: string; refundFen: number };
  finding_assigned: FoundBroken;
  finding_answered: FoundBroken;
  finding_escalated: FoundBroken;
  rule_activated: { ruleId: string; from: string };
  settlements_drafted: { month: string; drafts: number; paidFen: number };
  listing_applied: { providerId: string };
  aid_claim_waiting: Record<string, never>;
  expiry_in_county: Expiry;
  course_submitted: { courseId: string };
};

export type MessageKind = keyof MessageParams;
