import { AREAS, ROLES, type Role } from './roles';

/**
 * The access matrix: what may be done, and by which roles. Routes and buttons ask the same table.
 * "Which one" (one's own school, provider, child) is not decided here but by the scope of each query:
 * what is not yours is not found.
 */
export const PERMISSIONS = {
  // every signed-in person
  'account.use': ROLES,
  'messages.read': ROLES,
  'api_token.manage': ROLES,

  // parents
  'children.manage': AREAS.parent,
  'enrollment.write': AREAS.parent,
  'wish.write': AREAS.parent,
  'waiting.write': AREAS.parent,
  'payments.read': AREAS.parent,
  'calendar_feed.manage': AREAS.parent,

  // providers
  'provider.enter': AREAS.provider,
  'listing.apply': ['provider_owner'],
  'staff.manage': ['provider_owner'],
  'course.write': ['provider_owner'],
  'offering.plan': ['provider_owner'],
  'roster.read': AREAS.provider,
  'settlement.own': ['provider_owner'],
  'finding.answer': ['provider_owner'],
  'lesson.answer': ['provider_owner'],
  'provider_file.read': ['provider_owner', ...AREAS.bureau],

  // schools
  'school.enter': AREAS.school,
  'pupils.import': ['school_admin'],
  'pupils.read': ['school_admin'],
  'claims.decide': ['school_admin'],
  'rooms.manage': ['school_admin'],
  'room_requests.decide': ['school_admin'],
  'offering.open': ['school_admin'],
  'waiting.here': ['school_admin'],
  'place.choose': ['school_admin'],
  'formation.decide': ['school_admin'],
  'afternoon.read': AREAS.school,
  'finding.here': ['school_admin'],
  'care.write': ['school_admin'],
  'evaluation.record': ['school_admin'],
  'lesson.confirm': ['school_admin'],

  // lessons, on both sides
  'attendance.mark': [...AREAS.provider, ...AREAS.school],
  'lesson.report': [...AREAS.provider, ...AREAS.school],
  'lesson.cancel': ['provider_owner', 'school_admin', 'bureau_officer', 'bureau_admin'],
  'lesson.make_up': ['provider_owner', 'school_admin'],
  'lesson.reverse': ['school_admin', 'bureau_officer', 'bureau_admin'],
  'accounts.read': ['school_admin'],

  // the bureau
  'bureau.enter': AREAS.bureau,
  'overview.read': AREAS.bureau,
  'listing.read': AREAS.bureau,
  'listing.decide': ['bureau_officer', 'bureau_admin'],
  'course.read': AREAS.bureau,
  'course.decide': ['bureau_officer', 'bureau_admin'],
  'finding.read': AREAS.bureau,
  'finding.decide': ['bureau_officer', 'bureau_admin'],
  // Which of them may let a finding pass is written in its rule.
  'finding.override': ['bureau_officer', 'school_admin'],
  'lesson.read': AREAS.bureau,
  'lesson.cancel_day': ['bureau_officer', 'bureau_admin'],
  'programme.read': AREAS.bureau,
  'programme.write': ['bureau_officer', 'bureau_admin'],
  // Why a family is helped is seen only where it is decided: no inspector, no school, no provider.
  'entitlement.manage': ['bureau_officer', 'bureau_admin'],
  'settlement.read': AREAS.bureau,
  'settlement.approve': ['bureau_officer', 'bureau_admin'],
  'settlement.pay': ['bureau_officer', 'bureau_admin'],
  'draw.read': AREAS.bureau,
  'draw.hold': ['bureau_officer', 'bureau_admin'],
  'waiting.read': AREAS.bureau,
  'waiting.move': ['bureau_officer', 'bureau_admin'],
  'rule.read': AREAS.bureau,
  'rule.write': ['bureau_admin'],
  'staff_accounts.manage': ['bureau_admin'],
  'ledger.read': AREAS.bureau,
  'money.read': AREAS.bureau,
  // Refunds by hand, bank statements, what does not match: names and accounts of families are seen here.
  'money.act': ['bureau_officer', 'bureau_admin'],
  'settings.read': AREAS.bureau,
  'settings.write': ['bureau_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
