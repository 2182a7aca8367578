import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Prisma } from '~/db/generated/client';
import { instantOf, type SchoolDate } from '~/domain/calendar';
import { liveTerm } from './acts';
import { aidRows, programmes } from './aid';
import { attendanceRows } from './attendance';
import { byTransfer } from './bank';
import { calendarDayRows, settingRows, termRows } from './calendar';
import { CAST, castUserId, DEMO_PASSWORD } from './cast';
import { claimRows } from './claims';
import { consentRows } from './consents';
import { courseRulings } from './course-rulings';
import { courseReviewRows, courseRows } from './courses';
import { drawEvents } from './draw-events';
import { type DrawRows, drawRows } from './draw-rows';
import type { DrawSeed } from './draws';
import type { Filled } from './enrollments';
import { careRows, findingRows } from './findings';
import { type InstructorSeed, instructorRows, staffCheckRows } from './instructors';
import { laidCounty } from './laid';
import type { EntrySeed } from './lines';
import { messageRows } from './messages';
import { offeringRows } from './offering-rows';
import { paymentRows } from './payments';
import { type ChildSeed, peopleRows } from './people';
import { placeMessages } from './place-messages';
import { withPrices } from './prices';
import { providerRows } from './provider-rows';
import { receiptRows } from './receipts';
import { grantRows } from './replay';
import { closureRows, roomRows } from './rooms';
import { groups, lessonEndRows, schoolRows } from './schools';
import { staffRows } from './staff-users';
import type { DemoDays } from './today';
import { townRows, travelRows } from './towns';

/** The rows of every table, in the order in which they can be written. */
export type CountyRows = DrawRows & {
  countySetting: Prisma.CountySettingCreateManyInput[];
  term: Prisma.TermCreateManyInput[];
  calendarDay: Prisma.CalendarDayCreateManyInput[];
  town: Prisma.TownCreateManyInput[];
  townTravel: Prisma.TownTravelCreateManyInput[];
  schoolGroup: Prisma.SchoolGroupCreateManyInput[];
  school: Prisma.SchoolCreateManyInput[];
  lessonEnd: Prisma.LessonEndCreateManyInput[];
  schoolCare: Prisma.SchoolCareCreateManyInput[];
  room: Prisma.RoomCreateManyInput[];
  roomClosure: Prisma.RoomClosureCreateManyInput[];
  provider: Prisma.ProviderCreateManyInput[];
  user: Prisma.UserCreateManyInput[];
  account: Prisma.AccountCreateManyInput[];
  membership: Prisma.MembershipCreateManyInput[];
  castMember: Prisma.CastMemberCreateManyInput[];
  listing: Prisma.ListingCreateManyInput[];
  listingFeeStandard: Prisma.ListingFeeStandardCreateManyInput[];
  listingDecision: Prisma.ListingDecisionCreateManyInput[];
  storedFile: Prisma.StoredFileCreateManyInput[];
  credential: Prisma.CredentialCreateManyInput[];
  instructor: Prisma.InstructorCreateManyInput[];
  staffCheck: Prisma.StaffCheckCreateManyInput[];
  course: Prisma.CourseCreateManyInput[];
  courseReview: Prisma.CourseReviewCreateManyInput[];
  ruleOverride: Prisma.RuleOverrideCreateManyInput[];
  screeningCase: Prisma.ScreeningCaseCreateManyInput[];
  offering: Prisma.OfferingCreateManyInput[];
  offeringSlot: Prisma.OfferingSlotCreateManyInput[];
  offeringStaff: Prisma.OfferingStaffCreateManyInput[];
  lesson: Prisma.LessonCreateManyInput[];
  lessonStaff: Prisma.LessonStaffCreateManyInput[];
  guardian: Prisma.GuardianCreateManyInput[];
  child: Prisma.ChildCreateManyInput[];
  guardianChild: Prisma.GuardianChildCreateManyInput[];
  childClaim: Prisma.ChildClaimCreateManyInput[];
  consent: Prisma.ConsentCreateManyInput[];
  enrollment: Prisma.EnrollmentCreateManyInput[];
  programme: Prisma.ProgrammeCreateManyInput[];
  entitlementImport: Prisma.EntitlementImportCreateManyInput[];
  entitlementClaim: Prisma.EntitlementClaimCreateManyInput[];
  entitlement: Prisma.EntitlementCreateManyInput[];
  attendance: Prisma.AttendanceCreateManyInput[];
  subsidyGrant: Prisma.SubsidyGrantCreateManyInput[];
  payment: Prisma.PaymentCreateManyInput[];
  refund: Prisma.RefundCreateManyInput[];
  journalEntry: Prisma.JournalEntryCreateManyInput[];
  posting: Prisma.PostingCreateManyInput[];
  receipt: Prisma.ReceiptCreateManyInput[];
  receiptSeries: Prisma.ReceiptSeriesCreateManyInput[];
  settlement: Prisma.SettlementCreateManyInput[];
  settlementLine: Prisma.SettlementLineCreateManyInput[];
  settlementRun: Prisma.SettlementRunCreateManyInput[];
  transferOrder: Prisma.TransferOrderCreateManyInput[];
  bankStatement: Prisma.BankStatementCreateManyInput[];
  bankLine: Prisma.BankLineCreateManyInput[];
  reconciliationRun: Prisma.ReconciliationRunCreateManyInput[];
  reconciliationItem: Prisma.ReconciliationItemCreateManyInput[];
  finding: Prisma.FindingCreateManyInput[];
  findingEvent: Prisma.FindingEventCreateManyInput[];
  message: Prisma.MessageCreateManyInput[];
  auditEvent: Prisma.AuditEventCreateManyInput[];
};

export type DemoCounty = {
  readonly days: DemoDays;
  readonly people: readonly InstructorSeed[];
  readonly children: readonly ChildSeed[];
  readonly filled: readonly Filled[];
  readonly draws: readonly DrawSeed[];
  readonly entries: readonly EntrySeed[];
  readonly rows: CountyRows;
};

/**
 * The whole demo county around a day, as rows; nothing is written yet. The same day gives the same rows, but for the
 * encrypted pupil numbers, whose cipher text is never the same twice.
 */
export async function demoCounty(today: SchoolDate): Promise<DemoCounty> {
  const laid = laidCounty(today);
  const { days, people, children, entitled, draws, entries, lessons } = laid;
  const { filled: priced, programmes: funded } = withPrices(laid.filled, programmes(days), entitled);
  const filled = byTransfer(priced, days);
  const taken = filled.flatMap((each) => each.places);
  const family = peopleRows(children, days);
  const staff = staffRows(days, await passwordHash());
  const claims = claimRows(children, days);
  const rulings = courseRulings(days);
  const classes = offeringRows(filled, lessons, days);
  const attendance = attendanceRows(filled, lessons);
  const payments = paymentRows(taken);
  const lived = liveTerm({ filled, lessons, payments, attendance }, days);
  const teachers = instructorRows(people, days);
  const taught = courseRows(days);
  const rows: CountyRows = {
    countySetting: settingRows(days),
    term: termRows(days),
    calendarDay: calendarDayRows(days),
    town: townRows(),
    townTravel: travelRows(),
    schoolGroup: [...groups],
    school: schoolRows(),
    lessonEnd: lessonEndRows(),
    schoolCare: careRows(),
    room: roomRows(),
    roomClosure: closureRows(days),
    ...staff,
    user: [...staff.user, ...family.user],
    castMember: CAST.map(({ key }, index) => ({ key, userId: castUserId(key), position: index + 1 })),
    ...providerRows(days),
    instructor: teachers,
    staffCheck: staffCheckRows(people, castUserId('officer-shen')),
    course: taught,
    courseReview: courseReviewRows(days),
    ruleOverride: rulings.ruleOverride,
    screeningCase: rulings.screeningCase,
    ...classes,
    ...aidRows(funded, entitled, children, days),
    guardian: family.guardian,
    child: family.child,
    guardianChild: family.guardianChild,
    childClaim: claims,
    ...drawRows(draws, entries),
    consent: consentRows(children, filled, draws, days),
    attendance,
    subsidyGrant: grantRows(lived.places),
    payment: payments,
    refund: [...lived.refunds],
    journalEntry: lived.replay.entries,
    posting: lived.replay.postings,
    ...receiptRows(payments, new Map(lived.places.map(({ id, payee }) => [id, payee]))),
    ...lived.settled,
    ...lived.bank,
    ...lived.reconciled,
    ...findingRows({ ...classes, instructor: teachers, course: taught }, days),
    message: [...messageRows(filled, claims, days), ...placeMessages(filled, { draws, entries })],
    auditEvent: [
      {
        at: instantOf(today, 0),
        actorRole: 'system:seed',
        verb: 'county.lay',
        subjectKind: 'county',
        subjectId: 'haiyan',
        data: { today, offerings: filled.length, enrollments: taken.length },
      },
      ...rulings.auditEvent,
      // What the command would have written: the audit knows every place (invariant 9).
      ...taken.map((place) => ({
        at: place.createdAt,
        actorRole: 'system:seed',
        verb: 'enrollment.seed',
        subjectKind: 'enrollment',
        subjectId: place.id,
        data: { offeringId: place.offering.id, childId: place.child.id, dueFen: place.quote.dueFen },
      })),
      ...drawEvents(draws, entries),
    ],
  };
  return { days, people, children, filled, draws, entries, rows };
}

/** Hashed once for everybody, with a salt of its own name: the password is printed on the terminal anyway. */
async function passwordHash(): Promise<string> {
  const salt = createHash('sha256').update(DEMO_PASSWORD).digest().subarray(0, 16);
  return hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt });
}
