import type { Role } from '~/domain/access/roles';

/** Who may: everybody, every signed-in person, or these roles. */
export type Who = 'everybody' | 'signed_in' | readonly Role[];

/** What a route answers to, and to whom. `endsSession`: a post to it signs the person out. */
export type RouteAccess = { get?: Who; post?: Who; endsSession?: boolean };

const PARENT: Who = ['guardian'];
const PROVIDER: Who = ['provider_owner', 'provider_instructor'];
const OWNER: Who = ['provider_owner'];
const SCHOOL: Who = ['school_admin', 'school_teacher'];
const HEAD: Who = ['school_admin'];
const BUREAU: Who = ['bureau_officer', 'bureau_inspector', 'bureau_admin'];
const DECIDERS: Who = ['bureau_officer', 'bureau_admin'];
const ADMIN: Who = ['bureau_admin'];

const page = (get: Who): RouteAccess => ({ get });
const form = (who: Who): RouteAccess => ({ get: who, post: who });
const act = (post: Who): RouteAccess => ({ post });

/** Every address of the product, by hand: whoever adds a route says here who may use it, or the test fails. */
export const TABLE: Record<string, RouteAccess> = {
  // everybody
  '/': page('everybody'),
  '/*': page('everybody'),
  '/courses/:courseId': page('everybody'),
  '/offerings/:offeringId': page('everybody'),
  '/offerings/places': page('everybody'),
  '/providers': page('everybody'),
  '/providers/:providerId': page('everybody'),
  '/rules': page('everybody'),
  '/rules/:ruleId': page('everybody'),
  '/rules/try': page('everybody'),
  '/schools/:schoolId': page('everybody'),
  '/calendar/:token': page('everybody'),
  '/health': page('everybody'),
  '/robots.txt': page('everybody'),
  '/sitemap.xml': page('everybody'),
  '/offline.html': page('everybody'),
  '/language': form('everybody'),
  '/webhooks/stripe': act('everybody'),
  '/api/v1/rules/check': act('everybody'),

  // signing in, and the demo's own doors (404 anywhere else)
  '/demo': page('everybody'),
  '/demo/session': act('everybody'),
  '/inbox': page('everybody'),
  '/join': form('everybody'),
  '/join/code': form('everybody'),
  '/sign-in': form('everybody'),
  '/sign-in/code': form('everybody'),
  '/sign-in/code/again': act('everybody'),
  '/sign-in/forgotten': form('everybody'),
  '/sign-in/second-factor': form('everybody'),
  '/sign-in/staff': form('everybody'),
  '/sign-out': { post: 'everybody', endsSession: true },
  '/account/set-password': form('everybody'),

  // one's own account
  '/account': form('signed_in'),
  '/account/home': page('signed_in'),
  '/account/email': form('signed_in'),
  '/account/email/confirmation': act('signed_in'),
  '/account/email/removal': act('signed_in'),
  '/account/messages': page('signed_in'),
  '/account/messages/:messageId/reading': act('signed_in'),
  '/account/messages/reading': act('signed_in'),
  '/account/password': form('signed_in'),
  '/account/second-factor': form('signed_in'),
  '/account/second-factor/recovery-codes': form('signed_in'),
  '/account/second-factor/removal': form('signed_in'),
  '/account/second-factor/set-up': form('signed_in'),
  '/account/sessions': page('signed_in'),
  '/account/sessions/:sessionId/revocation': act('signed_in'),
  '/account/sessions/revocation': { post: 'signed_in', endsSession: true },

  // parents
  '/parent': page(PARENT),
  '/parent/calendar': form(PARENT),
  '/parent/children': page(PARENT),
  '/parent/children/new': form(PARENT),
  '/parent/children/:childId': form(PARENT),
  '/parent/children/:childId/consents/:consentId/withdrawal': form(PARENT),
  '/parent/children/:childId/removal': form(PARENT),
  '/parent/chosen-child': act(PARENT),
  '/parent/claims/:claimId/withdrawal': act(PARENT),
  '/parent/enrollments/:enrollmentId': page(PARENT),
  '/parent/enrollments/:enrollmentId/cancellation': form(PARENT),
  '/parent/enrollments/:enrollmentId/payment': act(PARENT),
  '/parent/offerings/:offeringId/enrollment': form(PARENT),
  '/parent/payments': page(PARENT),

  // providers
  '/provider': page(PROVIDER),
  '/provider/listing': page(OWNER),
  '/provider/listing/application': act(OWNER),
  '/provider/listing/categories': form(OWNER),
  '/provider/listing/fees': page(OWNER),
  '/provider/listing/fees/new': form(OWNER),
  '/provider/listing/fees/:feeId': form(OWNER),
  '/provider/listing/fees/:feeId/removal': act(OWNER),
  '/provider/listing/papers': page(OWNER),
  '/provider/listing/papers/new': form(OWNER),
  '/provider/listing/papers/:paperId': form(OWNER),
  '/provider/listing/papers/:paperId/removal': act(OWNER),
  '/provider/listing/profile': form(OWNER),
  '/provider/listing/submission': form(OWNER),
  '/provider/instructors': page(OWNER),
  '/provider/instructors/new': form(OWNER),
  '/provider/instructors/:instructorId': page(OWNER),
  '/provider/instructors/:instructorId/check': form(OWNER),
  '/provider/instructors/:instructorId/departure': form(OWNER),
  '/provider/instructors/:instructorId/edit': form(OWNER),
  '/provider/instructors/:instructorId/sign-in': form(OWNER),
  '/provider/courses': page(OWNER),
  '/provider/courses/new': form(OWNER),
  '/provider/courses/:courseId': page(OWNER),
  '/provider/courses/:courseId/edit': form(OWNER),
  '/provider/courses/:courseId/retirement': act(OWNER),
  '/provider/expiries': form(OWNER),
  '/provider/findings': page(OWNER),
  '/provider/findings/:findingId': form(OWNER),
  '/provider/offerings': page(PROVIDER),
  '/provider/offerings/new': form(OWNER),
  '/provider/offerings/:offeringId': page(PROVIDER),
  '/provider/offerings/:offeringId/edit': form(OWNER),
  '/provider/offerings/:offeringId/removal': act(OWNER),
  '/provider/offerings/:offeringId/roster': page(PROVIDER),
  '/provider/offerings/:offeringId/roster.csv': page(PROVIDER),
  '/provider/offerings/:offeringId/staff': form(OWNER),
  '/provider/offerings/:offeringId/withdrawal': act(OWNER),
  '/files/:fileId': page(['provider_owner', 'bureau_officer', 'bureau_inspector', 'bureau_admin']),

  // schools
  '/school': page(SCHOOL),
  '/school/afternoon': page(SCHOOL),
  '/school/care': form(HEAD),
  '/school/claims': form(HEAD),
  '/school/expiries': page(HEAD),
  '/school/findings': form(HEAD),
  '/school/offerings': page(HEAD),
  '/school/offerings/:offeringId': form(HEAD),
  '/school/requests': page(HEAD),
  '/school/requests/:offeringId': form(HEAD),
  '/school/rooms': page(HEAD),
  '/school/rooms/new': form(HEAD),
  '/school/rooms/:roomId': form(HEAD),
  '/school/roster': form(HEAD),
  '/school/roster/new': form(HEAD),
  '/school/roster/sample.csv': page(HEAD),
  '/school/roster/:pupilId': form(HEAD),
  '/school/roster/imports/:importId': form(HEAD),

  // the bureau
  '/bureau': page(BUREAU),
  '/bureau/listings': page(BUREAU),
  '/bureau/listings/:listingId': { get: BUREAU, post: DECIDERS },
  '/bureau/courses': page(BUREAU),
  '/bureau/courses/:courseId': { get: BUREAU, post: DECIDERS },
  '/bureau/expiries': page(BUREAU),
  '/bureau/findings': page(BUREAU),
  '/bureau/findings.csv': page(BUREAU),
  '/bureau/findings/recheck': { get: BUREAU, post: DECIDERS },
  '/bureau/findings/:findingId': { get: BUREAU, post: DECIDERS },
  '/bureau/offerings': page(BUREAU),
  '/bureau/rules': page(BUREAU),
  '/bureau/rules/:ruleId/versions/new': form(ADMIN),
  '/bureau/rules/:ruleId/versions/:version': { get: BUREAU, post: ADMIN },
  '/bureau/staff': form(ADMIN),
};
