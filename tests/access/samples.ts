import pg from 'pg';
import type { Role } from '~/domain/access/roles';

export type Samples = {
  /** A value for a parameter of a route that is this role's own, where there is one. */
  value: (name: string, role: Role | null, pattern: string) => string;
  /** The path with things that exist and belong to somebody else. */
  foreign: (pattern: string, role: Role) => string;
};

/** Things that exist, named in a path, and are not this role's: from outside they look as if they did not exist. */
export const NOT_YOURS: readonly {
  role: Role;
  method?: 'GET' | 'POST';
  path: string;
  /** A form that is in order, so that the answer is about whose it is. */
  form?: Record<string, string>;
}[] = [
  { role: 'guardian', path: '/parent/children/:childId' },
  { role: 'guardian', path: '/parent/children/:childId/aid' },
  { role: 'guardian', method: 'POST', path: '/parent/children/:childId/removal' },
  { role: 'guardian', path: '/parent/enrollments/:enrollmentId' },
  { role: 'guardian', path: '/parent/enrollments/:enrollmentId/alternatives' },
  { role: 'guardian', path: '/parent/enrollments/:enrollmentId/cancellation' },
  { role: 'guardian', method: 'POST', path: '/parent/enrollments/:enrollmentId/cancellation' },
  { role: 'guardian', method: 'POST', path: '/parent/enrollments/:enrollmentId/payment' },
  { role: 'guardian', path: '/parent/enrollments/:enrollmentId/leave' },
  { role: 'guardian', path: '/parent/enrollments/:enrollmentId/withdrawal' },
  {
    role: 'guardian',
    method: 'POST',
    path: '/parent/enrollments/:enrollmentId/withdrawal',
    form: { route: 'original', seenFen: '0' },
  },
  { role: 'guardian', path: '/parent/enrollments/:enrollmentId/transfer' },
  { role: 'guardian', method: 'POST', path: '/parent/enrollments/:enrollmentId/transfer' },
  { role: 'guardian', path: '/parent/enrollments/:enrollmentId/credit' },
  { role: 'guardian', method: 'POST', path: '/parent/enrollments/:enrollmentId/credit' },
  { role: 'guardian', path: '/parent/children/:childId/pick-up' },
  { role: 'guardian', path: '/parent/waiting/:waitingId' },
  { role: 'guardian', method: 'POST', path: '/parent/waiting/:waitingId', form: { act: 'leave' } },
  { role: 'provider_owner', path: '/provider/lessons/:lessonId' },
  { role: 'provider_instructor', path: '/provider/lessons/:lessonId' },
  { role: 'school_admin', path: '/school/lessons/:lessonId' },
  { role: 'school_teacher', path: '/school/lessons/:lessonId' },
  { role: 'provider_owner', path: '/provider/courses/:courseId' },
  { role: 'provider_owner', path: '/provider/courses/:courseId/edit' },
  { role: 'provider_owner', path: '/provider/instructors/:instructorId' },
  { role: 'provider_owner', path: '/provider/offerings/:offeringId' },
  { role: 'provider_owner', path: '/provider/offerings/:offeringId/roster' },
  { role: 'provider_owner', path: '/provider/offerings/:offeringId/roster.csv' },
  { role: 'provider_owner', path: '/provider/listing/papers/:paperId' },
  { role: 'provider_owner', path: '/files/:fileId' },
  { role: 'provider_instructor', path: '/provider/offerings/:offeringId/roster' },
  { role: 'school_admin', path: '/school/rooms/:roomId' },
  { role: 'school_admin', method: 'POST', path: '/school/rooms/:roomId', form: { act: 'retire' } },
  { role: 'school_admin', path: '/school/requests/:offeringId' },
  {
    role: 'school_admin',
    method: 'POST',
    path: '/school/requests/:offeringId',
    form: { act: 'refuse', reason: 'no room' },
  },
  { role: 'school_admin', path: '/school/offerings/:offeringId' },
  { role: 'school_admin', path: '/school/formation/:offeringId' },
  { role: 'school_admin', path: '/school/formation/:offeringId/merge' },
  {
    role: 'school_admin',
    method: 'POST',
    path: '/school/formation/:offeringId',
    form: { act: 'confirm', reason: 'few' },
  },
  { role: 'school_admin', path: '/school/roster/:pupilId' },
  { role: 'school_admin', path: '/school/waiting/:offeringId' },
  { role: 'provider_owner', path: '/provider/findings/:findingId' },
  { role: 'provider_owner', path: '/provider/settlements/:settlementId' },
  { role: 'provider_owner', path: '/provider/settlements/:settlementId/statement.pdf' },
  { role: 'guardian', path: '/parent/payments/:paymentId/receipt.pdf' },
  { role: 'guardian', path: '/offerings/:draftOfferingId' },
];

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const OF_FOOTBALL = `p.id = (SELECT m.provider_id FROM membership m JOIN cast_member k ON k.user_id = m.user_id WHERE k.key = 'owner-football')`;
const OF_LIN = `g.user_id = (SELECT user_id FROM cast_member WHERE key = 'guardian-lin')`;
const AT_XIANGYANG = `school_id = (SELECT m.school_id FROM membership m JOIN cast_member k ON k.user_id = m.user_id WHERE k.key = 'head-xu')`;
const PUBLIC = `o.status IN ('open', 'running', 'finished')`;

/** By parameter: somebody's own, and somebody else's. */
const QUERIES: Record<string, { own: string; other: string }> = {
  listingId: { own: `SELECT id FROM listing WHERE status = 'applied'`, other: `SELECT id FROM listing` },
  courseId: {
    own: `SELECT c.id FROM course c JOIN provider p ON p.id = c.provider_id WHERE ${OF_FOOTBALL} AND c.status = 'approved'`,
    other: `SELECT c.id FROM course c JOIN provider p ON p.id = c.provider_id WHERE NOT (${OF_FOOTBALL})`,
  },
  offeringId: {
    own: `SELECT o.id FROM offering o JOIN course c ON c.id = o.course_id JOIN provider p ON p.id = c.provider_id
           WHERE ${OF_FOOTBALL} AND ${PUBLIC} AND o.${AT_XIANGYANG}`,
    other: `SELECT o.id FROM offering o JOIN course c ON c.id = o.course_id JOIN provider p ON p.id = c.provider_id
             WHERE NOT (${OF_FOOTBALL}) AND ${PUBLIC} AND NOT (o.${AT_XIANGYANG})`,
  },
  lessonId: {
    own: `SELECT l.id FROM lesson l JOIN offering o ON o.id = l.offering_id JOIN course c ON c.id = o.course_id
            JOIN provider p ON p.id = c.provider_id WHERE ${OF_FOOTBALL} AND ${PUBLIC} AND o.${AT_XIANGYANG}`,
    other: `SELECT l.id FROM lesson l JOIN offering o ON o.id = l.offering_id JOIN course c ON c.id = o.course_id
              JOIN provider p ON p.id = c.provider_id WHERE NOT (${OF_FOOTBALL}) AND ${PUBLIC} AND NOT (o.${AT_XIANGYANG})`,
  },
  draftOfferingId: {
    own: `SELECT id FROM offering WHERE status = 'draft'`,
    other: `SELECT id FROM offering WHERE status = 'draft'`,
  },
  instructorId: {
    own: `SELECT i.id FROM instructor i JOIN provider p ON p.id = i.provider_id WHERE ${OF_FOOTBALL} AND i.user_id IS NOT NULL`,
    other: `SELECT i.id FROM instructor i JOIN provider p ON p.id = i.provider_id WHERE NOT (${OF_FOOTBALL})`,
  },
  paperId: {
    own: `SELECT k.id FROM credential k JOIN provider p ON p.id = k.provider_id WHERE ${OF_FOOTBALL}`,
    other: `SELECT k.id FROM credential k JOIN provider p ON p.id = k.provider_id WHERE NOT (${OF_FOOTBALL})`,
  },
  fileId: {
    own: `SELECT f.id FROM stored_file f JOIN provider p ON p.id = f.provider_id WHERE ${OF_FOOTBALL}`,
    other: `SELECT f.id FROM stored_file f JOIN provider p ON p.id = f.provider_id WHERE NOT (${OF_FOOTBALL})`,
  },
  childId: {
    own: `SELECT gc.child_id AS id FROM guardian_child gc JOIN guardian g ON g.id = gc.guardian_id WHERE ${OF_LIN}`,
    other: `SELECT gc.child_id AS id FROM guardian_child gc JOIN guardian g ON g.id = gc.guardian_id WHERE NOT (${OF_LIN})`,
  },
  enrollmentId: {
    own: `SELECT e.id FROM enrollment e JOIN guardian g ON g.id = e.guardian_id WHERE ${OF_LIN}`,
    other: `SELECT e.id FROM enrollment e JOIN guardian g ON g.id = e.guardian_id WHERE NOT (${OF_LIN}) AND e.status = 'confirmed'`,
  },
  paymentId: {
    own: `SELECT y.id FROM payment y JOIN enrollment e ON e.id = y.enrollment_id JOIN guardian g ON g.id = e.guardian_id WHERE ${OF_LIN} AND y.status = 'paid'`,
    other: `SELECT y.id FROM payment y JOIN enrollment e ON e.id = y.enrollment_id JOIN guardian g ON g.id = e.guardian_id WHERE NOT (${OF_LIN}) AND y.status = 'paid'`,
  },
  settlementId: {
    own: `SELECT s.id FROM settlement s JOIN provider p ON p.id = s.provider_id WHERE ${OF_FOOTBALL}`,
    other: `SELECT s.id FROM settlement s JOIN provider p ON p.id = s.provider_id WHERE NOT (${OF_FOOTBALL})`,
  },
  refundId: { own: `SELECT id FROM refund`, other: `SELECT id FROM refund` },
  operationId: { own: `SELECT 'findCourses' AS id`, other: `SELECT 'findCourses' AS id` },
  // The demo county has none before somebody makes one.
  tokenId: { own: `SELECT '${UNKNOWN}' AS id`, other: `SELECT '${UNKNOWN}' AS id` },
  // The demo county may have imported none.
  statementId: { own: `SELECT id FROM bank_statement`, other: `SELECT '${UNKNOWN}' AS id` },
  lineId: { own: `SELECT id FROM bank_line`, other: `SELECT '${UNKNOWN}' AS id` },
  // What is public of a draw is everybody's.
  drawId: { own: `SELECT id FROM draw WHERE status = 'drawn'`, other: `SELECT '${UNKNOWN}' AS id` },
  // Whether anybody waits in the demo county is the day's business.
  waitingId: {
    own: `SELECT w.id FROM waiting_entry w JOIN guardian g ON g.id = w.guardian_id WHERE ${OF_LIN}`,
    other: `SELECT coalesce((SELECT w.id FROM waiting_entry w JOIN guardian g ON g.id = w.guardian_id
                             WHERE NOT (${OF_LIN}) ORDER BY 1 LIMIT 1), '${UNKNOWN}') AS id`,
  },
  roomId: {
    own: `SELECT id FROM room WHERE ${AT_XIANGYANG}`,
    other: `SELECT id FROM room WHERE NOT (${AT_XIANGYANG})`,
  },
  pupilId: {
    own: `SELECT id FROM child WHERE ${AT_XIANGYANG}`,
    other: `SELECT id FROM child WHERE NOT (${AT_XIANGYANG})`,
  },
  findingId: {
    own: `SELECT p.id FROM finding p WHERE p.provider_id = (SELECT m.provider_id FROM membership m JOIN cast_member k ON k.user_id = m.user_id WHERE k.key = 'owner-football')`,
    other: `SELECT p.id FROM finding p WHERE p.provider_id IS DISTINCT FROM (SELECT m.provider_id FROM membership m JOIN cast_member k ON k.user_id = m.user_id WHERE k.key = 'owner-football')`,
  },
  account: { own: `SELECT 'cash' AS id`, other: `SELECT 'cash' AS id` },
  entryId: { own: `SELECT id FROM journal_entry`, other: `SELECT id FROM journal_entry` },
  ruleId: { own: `SELECT 'T3' AS id`, other: `SELECT 'T3' AS id` },
  version: { own: `SELECT '1' AS id`, other: `SELECT '1' AS id` },
  providerId: { own: `SELECT p.id FROM provider p WHERE ${OF_FOOTBALL}`, other: `SELECT id FROM provider` },
  schoolId: {
    own: `SELECT m.school_id AS id FROM membership m WHERE m.school_id IS NOT NULL`,
    other: `SELECT id FROM school`,
  },
};

/** Reads the samples from the county of the running server. */
export async function samplesOf(databaseUrl: string): Promise<Samples> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const first = async (sql: string) =>
    (await client.query<{ id: string }>(`${sql} ORDER BY 1 LIMIT 1`)).rows[0]?.id;
  const own = new Map<string, string>();
  const other = new Map<string, string>();
  for (const [name, queries] of Object.entries(QUERIES)) {
    own.set(name, (await first(queries.own)) ?? UNKNOWN);
    const foreign = await first(queries.other);
    if (!foreign) throw new Error(`the county has no ${name} of somebody else`);
    other.set(name, foreign);
  }
  await client.end();
  return {
    value: (name) => own.get(name) ?? UNKNOWN,
    foreign: (pattern) => pattern.replace(/:(\w+)/g, (_, name: string) => other.get(name) ?? UNKNOWN),
  };
}
