/** The states of the domain, the same words in code, database, screens and tests. */
export const LISTING_STATUSES = [
  'draft',
  'applied',
  'under_review',
  'returned',
  'public_notice',
  'listed',
  'suspended',
  'expired',
  'removed',
] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

export const COURSE_STATUSES = ['draft', 'submitted', 'approved', 'returned', 'retired'] as const;
export type CourseStatus = (typeof COURSE_STATUSES)[number];

export const OFFERING_STATUSES = [
  'draft',
  'submitted',
  'refused',
  'approved',
  'open',
  'confirmed',
  'merged',
  'canceled',
  'running',
  'finished',
  'settled',
] as const;
export type OfferingStatus = (typeof OFFERING_STATUSES)[number];

/** States in which families see an offering. */
export const PUBLIC_OFFERING_STATUSES: readonly OfferingStatus[] = [
  'open',
  'confirmed',
  'running',
  'finished',
];

export const ENROLLMENT_STATUSES = ['held', 'confirmed', 'completed', 'withdrawn', 'canceled'] as const;
export type EnrollmentStatus = (typeof ENROLLMENT_STATUSES)[number];

/** States that take a place (invariants 1 and 2). */
export const LIVE_ENROLLMENT_STATUSES: readonly EnrollmentStatus[] = ['held', 'confirmed'];

/** States in which something can be open beside a hold: the price went up, and what was taught is owed. */
export const OWING_ENROLLMENT_STATUSES: readonly EnrollmentStatus[] = ['confirmed', 'completed', 'withdrawn'];

export const LESSON_STATUSES = ['planned', 'taught', 'canceled', 'made_up'] as const;
export type LessonStatus = (typeof LESSON_STATUSES)[number];

export const CATEGORIES = ['sport', 'art', 'science_tech', 'labour', 'integrated'] as const;
export type Category = (typeof CATEGORIES)[number];

export const PROVIDER_KINDS = [
  'association',
  'sports_club',
  'science_association',
  'institution',
  'department',
  'public_venue',
  'university',
  'individual',
  'alliance',
  'school',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export const CREDENTIAL_KINDS = [
  'school_running_licence',
  'business_licence',
  'social_group_registration',
  'bureau_approval',
  'public_institution',
  'heritage_certificate',
] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export const QUALIFICATION_KINDS = ['teacher', 'coach', 'artist', 'craft', 'heritage', 'other'] as const;
export type QualificationKind = (typeof QUALIFICATION_KINDS)[number];

export const ROOM_KINDS = [
  'classroom',
  'art_room',
  'music_room',
  'dance_room',
  'lab',
  'computer_room',
  'workshop',
  'library',
  'hall',
  'gym',
  'sports_ground',
] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

export const AUDIENCES = ['own_school', 'group', 'county'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const PAYERS = ['family', 'county'] as const;
export type Payer = (typeof PAYERS)[number];

/** How places of a class are given: drawn, to whoever comes first, or by the school with reasons. */
export const ALLOCATIONS = ['draw', 'first_come', 'school_choice'] as const;
export type Allocation = (typeof ALLOCATIONS)[number];

export const DRAW_STATUSES = ['announced', 'frozen', 'holding', 'drawn', 'aborted'] as const;
export type DrawStatus = (typeof DRAW_STATUSES)[number];

/** Who has a claim to reserved places of a drawn class. */
export const RESERVE_CLASSES = ['hardship', 'rural', 'special_needs'] as const;
export type ReserveClass = (typeof RESERVE_CLASSES)[number];

export const WISH_RESULTS = ['won', 'lost', 'dropped', 'void'] as const;
export type WishResult = (typeof WISH_RESULTS)[number];

export const WAITING_STATUSES = [
  'waiting',
  'offered',
  'accepted',
  'declined',
  'lapsed',
  'refused',
  'left',
  'closed',
] as const;
export type WaitingStatus = (typeof WAITING_STATUSES)[number];

/** What an officer or a school does to a line. */
export const WAITING_MOVE_KINDS = ['jump', 'pass_over', 'choose', 'refuse'] as const;
export type WaitingMoveKind = (typeof WAITING_MOVE_KINDS)[number];

/** States in which a child still stands in a line. */
export const LIVE_WAITING_STATUSES: readonly WaitingStatus[] = ['waiting', 'offered'];

export const TEACHING_ROLES = ['lead', 'assistant'] as const;
export type TeachingRole = (typeof TEACHING_ROLES)[number];

export const TOWN_KINDS = ['urban', 'rural'] as const;
export type TownKind = (typeof TOWN_KINDS)[number];

export const SCHOOL_KINDS = ['primary', 'junior', 'nine_year'] as const;
export type SchoolKind = (typeof SCHOOL_KINDS)[number];

export const PAYMENT_STATUSES = ['created', 'open', 'processing', 'paid', 'failed', 'expired'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const REFUND_STATUSES = ['requested', 'sent', 'arrived', 'failed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** How a family paid: the pay page, a transfer to the payee's bank account, or what it had left from a refund. */
export const PAYMENT_METHODS = ['stripe', 'bank_transfer', 'credit'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Back the way it came, kept as credit, or by hand to a bank account. */
export const REFUND_ROUTES = ['original', 'credit', 'bank_transfer'] as const;
export type RefundRoute = (typeof REFUND_ROUTES)[number];

export const REFUND_REASONS = [
  'guardian_canceled',
  'school_canceled',
  'paid_too_late',
  'paid_twice',
  'withdrawn',
  'lesson_canceled',
  'absence',
  'price_changed',
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export const ATTENDANCE_STATES = ['present', 'absent', 'excused', 'left_early'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

export const LESSON_CANCELERS = ['school', 'provider', 'force_majeure'] as const;
export type LessonCanceler = (typeof LESSON_CANCELERS)[number];

export const SETTLEMENT_STATUSES = ['draft', 'confirmed', 'paid'] as const;
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];
