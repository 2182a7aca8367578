import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, instantOf } from '~/domain/calendar';
import { runDueJobs } from '~/jobs/runner.server';
import { acceptAnswer } from '~/services/findings/accept.server';
import { answerFinding } from '~/services/findings/answer.server';
import { askToRectify } from '~/services/findings/ask-to-rectify.server';
import { assignFinding } from '~/services/findings/assign.server';
import { checkFindingAgain, sayMended } from '~/services/findings/check-again.server';
import { deskGroups, deskPage } from '~/services/findings/desk.server';
import { escalateFinding } from '~/services/findings/escalate.server';
import { letFindingPass } from '~/services/findings/let-pass.server';
import { findingForBureau, findingsHere, ownFinding, ownFindings } from '~/services/findings/one.server';
import { recheckCounty, recheckProvider } from '~/services/findings/recheck.server';
import { askForRecheck, latestRun } from '~/services/findings/run.server';
import { resumeForFinding, suspendForFinding } from '~/services/findings/suspend.server';
import { recordEvaluation } from '~/services/school/record-evaluation.server';
import { saveCare } from '~/services/school/save-care.server';
import { recordCheck } from '~/services/staff/record-check.server';
import { makeProvider, makeSchool, NOW, staffMember } from '../provider/county';
import {
  answerOf,
  auditAbout,
  makeClass,
  makeRoom,
  makeSeller,
  messagesTo,
  type Seller,
} from '../school/here';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let school: Awaited<ReturnType<typeof makeSchool>>;
let seller: Seller;
let officer: Awaited<ReturnType<typeof staffMember>>;
let admin: Awaited<ReturnType<typeof staffMember>>;
let offeringId: string;

beforeEach(async () => {
  await db.finding.deleteMany();
  await db.recheckRun.deleteMany();
  school = await makeSchool();
  seller = await makeSeller();
  officer = await staffMember('bureau_officer');
  admin = await staffMember('bureau_admin');
  const roomId = await makeRoom(school.schoolId);
  offeringId = await makeClass(seller, school.schoolId, { status: 'open', roomId });
});

/** Something hard: nobody asked about the one who teaches. */
const forgetCheck = () => db.staffCheck.deleteMany({ where: { instructorId: seller.instructorId } });
const renewCheck = (now: Date) =>
  recordCheck(
    seller.owner,
    { instructorId: seller.instructorId, checkedOn: '2026-09-07', result: 'clear', reference: 'ZJ-9' },
    now,
  );
/** Something soft: the only person of the provider has another job. */
const partTime = () =>
  db.instructor.update({ where: { id: seller.instructorId }, data: { fullTime: false } });
const mine = () =>
  db.finding.findMany({
    where: { OR: [{ providerId: seller.providerId }, { schoolId: school.schoolId }] },
    orderBy: [{ ruleId: 'asc' }, { subjectKind: 'asc' }],
    include: { events: { orderBy: { at: 'asc' } } },
  });
const only = async (ruleId: string) => {
  const found = (await mine()).filter((each) => each.ruleId === ruleId && each.subjectKind === 'offering');
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[number];
};

describe('a check of the county', () => {
  it('finds nothing where everything is lawful, and says how far it was', async () => {
    const outcome = await recheckCounty({ why: 'nightly' }, NOW);
    expect(outcome).toMatchObject({ kind: 'done' });
    expect(await mine()).toEqual([]);
    const run = await latestRun();
    expect(run).toMatchObject({ why: 'nightly', gone: 0 });
    expect(run?.done).toBe(run?.total);
    expect(run?.finishedAt).not.toBeNull();
  });

  it('opens what is broken once, keeps it, and closes it when it is mended', async () => {
    await forgetCheck();
    expect(await recheckCounty({ why: 'asked' }, NOW)).toMatchObject({ found: 1 });
    const found = await only('P8');
    expect(found).toMatchObject({
      severity: 'hard',
      subjectId: offeringId,
      offeringId,
      schoolId: school.schoolId,
      path: `staff.${seller.instructorId}.offenceCheckOn`,
      lessons: 4,
      status: 'open',
    });
    expect(await recheckCounty({ why: 'asked' }, later(10))).toMatchObject({ found: 0, gone: 0 });
    expect((await only('P8')).lastSeenAt).toEqual(later(10));

    await renewCheck(later(20));
    await runDueJobs(later(20));
    const gone = await only('P8');
    expect(gone).toMatchObject({ id: found.id, status: 'gone', closedAt: later(20) });
    expect(gone.events.map(({ kind, byRole }) => [kind, byRole])).toEqual([
      ['found', 'system'],
      ['gone', 'system'],
    ]);
  });

  it('opens a new one when it comes back, and closes it with a class that is over', async () => {
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    await renewCheck(later(1));
    await recheckProvider(seller.providerId, later(1));
    await forgetCheck();
    await recheckProvider(seller.providerId, later(2));
    expect((await mine()).map(({ status }) => status).sort()).toEqual(['gone', 'open']);
    await recheckCounty({ why: 'nightly' }, instantOf('2027-02-01', 120));
    expect((await mine()).map(({ status }) => status)).toEqual(['gone', 'gone']);
  });

  it('is one at a time', async () => {
    const [one, two] = await Promise.all([
      recheckCounty({ why: 'asked' }, NOW),
      recheckCounty({ why: 'nightly' }, NOW),
    ]);
    expect([one.kind, two.kind].sort()).toEqual(['done', 'running']);
    expect(one.runId).toBe(two.runId);
  });

  it('can be asked for; asking again while it waits shows the same run', async () => {
    const one = await askForRecheck(officer, NOW);
    const two = await askForRecheck(admin, later(1));
    expect(two.runId).toBe(one.runId);
    await runDueJobs(later(2));
    expect(await latestRun()).toMatchObject({
      id: one.runId,
      why: 'asked',
      finishedAt: later(2).toISOString(),
    });
  });

  it('tells what families said of a class (P16), as long as it is so', async () => {
    await db.offering.update({ where: { id: offeringId }, data: { status: 'running' } });
    const say = (answered: number, satisfied: number) =>
      recordEvaluation(school.head, { offeringId, answered, satisfied }, NOW);
    expect(answerOf(await say(10, 11))).toEqual(['satisfied_over_answered']);
    await say(10, 7);
    await runDueJobs(NOW);
    expect(await only('P16')).toMatchObject({ severity: 'hard', actual: '70%', limit: '80%' });
    await say(10, 8);
    await runDueJobs(later(1));
    expect((await only('P16')).status).toBe('gone');
  });

  it('judges the day of a school once it has said when its own care is open (T2, T3)', async () => {
    await recheckCounty({ why: 'asked' }, NOW);
    expect(await mine()).toEqual([]);
    const week = (startMinute: number, endMinute: number) =>
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute, endMinute }));
    await saveCare(school.head, week(930, 1020), NOW);
    expect((await mine()).map(({ ruleId, severity, path }) => [ruleId, severity, path])).toEqual([
      ['T2', 'hard', 'day'],
      ['T3', 'soft', 'day'],
    ]);
    await saveCare(school.head, week(930, 1050), later(1));
    expect((await mine()).map(({ status }) => status)).toEqual(['gone', 'gone']);
  });
});

describe('what officers and the provider do about it', () => {
  const text = 'Please have it made';

  it('goes its way: assigned, asked, answered, accepted, and gone when it is', async () => {
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P8');
    await assignFinding(admin, { findingId, assigneeId: officer.userId }, later(1));
    await askToRectify(officer, { findingId, text, dueOn: '2026-09-14' }, later(2));
    expect(await ownFindings(seller.owner)).toMatchObject([{ id: findingId, dueOn: '2026-09-14' }]);
    await answerFinding(seller.owner, { findingId, text: 'It is under way' }, later(3));
    await acceptAnswer(officer, { findingId }, later(4));
    expect(await sayMended(seller.owner, findingId, later(5))).toEqual({ kind: 'done', status: 'accepted' });
    await renewCheck(later(6));
    expect(await checkFindingAgain(officer, findingId, later(7))).toEqual({ kind: 'done', status: 'gone' });
    expect((await only('P8')).events.map(({ kind }) => kind)).toEqual([
      'found',
      'assign',
      'rectify',
      'answer',
      'accept',
      'said_mended',
      'seen_again',
      'check',
      'gone',
    ]);
    expect(await messagesTo(officer.userId)).toEqual(['finding_assigned', 'finding_answered']);
    expect(await messagesTo(seller.owner.userId)).toEqual(['finding_rectify', 'finding_accepted']);
    const verbs = (await auditAbout(findingId)).map(({ verb }) => verb);
    expect(verbs).toEqual([
      'finding.assign',
      'finding.rectify',
      'finding.answer',
      'finding.accept',
      'finding.check_again',
      'finding.check_again',
    ]);
    expect(answerOf(await assignFinding(admin, { findingId, assigneeId: officer.userId }, later(8)))).toEqual(
      ['invalid_state'],
    );
  });

  it('names no officer to the provider, and shows nobody else’s', async () => {
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P8');
    await escalateFinding(officer, { findingId, text }, later(1));
    const own = await ownFinding(seller.owner, findingId);
    expect(own.events.map(({ kind }) => kind)).toEqual(['found']);
    expect(JSON.stringify(own)).not.toContain(officer.userId);
    const stranger = (await makeProvider()).owner;
    await expect(ownFinding(stranger, findingId)).rejects.toThrow();
    await expect(answerFinding(stranger, { findingId, text }, NOW)).rejects.toThrow();
    await expect(sayMended(stranger, findingId, NOW)).rejects.toThrow();
    expect(await ownFindings(stranger)).toEqual([]);
    expect((await findingForBureau(findingId)).events.map(({ by }) => by)).toEqual([officer.name, null]);
    expect(await messagesTo(admin.userId)).toEqual(['finding_escalated']);
  });

  it('asks for words and a day to come', async () => {
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P8');
    const ask = (dueOn: string, words: string) =>
      askToRectify(officer, { findingId, text: words, dueOn }, NOW);
    expect(answerOf(await ask('2026-09-14', ' '))).toEqual(['reason_missing']);
    expect(answerOf(await ask('2026-09-06', text))).toEqual(['date_in_past']);
    expect(answerOf(await escalateFinding(officer, { findingId, text: '' }, NOW))).toEqual([
      'reason_missing',
    ]);
    expect(answerOf(await acceptAnswer(officer, { findingId }, NOW))).toEqual(['invalid_state']);
    expect((await only('P8')).status).toBe('open');
  });

  it('stops the sale of the class and lets it go on when the finding is gone', async () => {
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P8');
    await suspendForFinding(officer, { findingId, text }, later(1));
    const sale = () =>
      db.offering.findUniqueOrThrow({
        where: { id: offeringId },
        select: { pausedAt: true, pausedRule: true, pausedBy: true },
      });
    expect(await sale()).toEqual({ pausedAt: later(1), pausedRule: 'P8', pausedBy: officer.userId });
    expect(await messagesTo(school.head.userId)).toEqual(['finding_suspended_here']);
    expect(answerOf(await suspendForFinding(officer, { findingId, text }, later(2)))).toEqual([
      'invalid_state',
    ]);
    await renewCheck(later(3));
    await checkFindingAgain(officer, findingId, later(4));
    expect(await sale()).toEqual({ pausedAt: null, pausedRule: null, pausedBy: null });
  });

  it('can be resumed with a reason though it is still there', async () => {
    await partTime();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P12');
    await suspendForFinding(officer, { findingId, text }, later(1));
    expect(answerOf(await resumeForFinding(officer, { findingId, text: '' }, later(2)))).toEqual([
      'reason_missing',
    ]);
    await resumeForFinding(officer, { findingId, text }, later(2));
    expect((await only('P12')).status).toBe('assigned');
    expect((await db.offering.findUniqueOrThrow({ where: { id: offeringId } })).pausedAt).toBeNull();
  });

  it('stops no provider here: that is done on its listing', async () => {
    await partTime();
    await recheckCounty({ why: 'asked' }, NOW);
    const whole = (await mine()).find(({ subjectKind }) => subjectKind === 'provider');
    const outcome = await suspendForFinding(officer, { findingId: whole?.id ?? '', text }, NOW);
    expect(answerOf(outcome)).toEqual(['finding_not_a_class']);
  });
});

describe('letting a soft finding pass', () => {
  const text = 'A second coach begins in October';

  it('is for the officer whom the rule names, with a reason, and stays passed', async () => {
    await partTime();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P12');
    expect(answerOf(await letFindingPass(admin, { findingId, text }, NOW))).toEqual(['override_not_yours']);
    expect(answerOf(await letFindingPass(school.head, { findingId, text }, NOW))).toEqual([
      'override_not_yours',
    ]);
    expect(answerOf(await letFindingPass(officer, { findingId, text: ' ' }, NOW))).toEqual([
      'reason_missing',
    ]);
    expect(answerOf(await letFindingPass(officer, { findingId, text }, NOW))).toBe('done');
    expect(await only('P12')).toMatchObject({ status: 'overridden' });
    expect(await db.ruleOverride.findMany({ where: { subjectId: offeringId } })).toMatchObject([
      { ruleId: 'P12', path: 'staff', actual: '0%', reason: text, byRole: 'bureau_officer' },
    ]);
    await recheckCounty({ why: 'nightly' }, later(5));
    expect((await only('P12')).status).toBe('overridden');
  });

  it('is never for a hard one', async () => {
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    const { id: findingId } = await only('P8');
    expect(answerOf(await letFindingPass(officer, { findingId, text }, NOW))).toEqual(['rule_is_hard']);
    expect((await only('P8')).status).toBe('open');
  });

  it('is the head’s where the rule names the school, and nobody else’s school', async () => {
    const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 900, endMinute: 1035 }));
    await saveCare(school.head, days, NOW);
    const [here] = await findingsHere(school.head);
    expect(here).toMatchObject({ rule: 'T3', mine: true, actual: '17:15' });
    const findingId = here?.id ?? '';
    const other = (await makeSchool()).head;
    await expect(letFindingPass(other, { findingId, text }, NOW)).rejects.toThrow();
    expect(answerOf(await letFindingPass(officer, { findingId, text }, NOW))).toEqual(['override_not_yours']);
    expect(answerOf(await letFindingPass(school.head, { findingId, text }, NOW))).toBe('done');
    expect(await findingsHere(school.head)).toEqual([]);
    await saveCare(school.head, days, later(5));
    expect(await findingsHere(school.head)).toEqual([]);
  });
});

describe('the desk', () => {
  it('shows hard ones first, groups and filters', async () => {
    await partTime();
    await forgetCheck();
    await recheckCounty({ why: 'asked' }, NOW);
    const today = '2026-09-07';
    // The classes of the other tests are broken too.
    const own = { providerId: seller.providerId };
    const { total, rows } = await deskPage(own, { page: 1, perPage: 10 }, today);
    expect(total).toBe(3);
    expect(rows.map(({ rule }) => rule)).toEqual(['P8', 'P12', 'P12']);
    expect(await deskGroups(own, 'rule', today)).toMatchObject([
      { id: 'P8', hard: 1, soft: 0 },
      { id: 'P12', hard: 0, soft: 2 },
    ]);
    expect(await deskGroups(own, 'provider', today)).toMatchObject([
      { id: seller.providerId, hard: 1, soft: 2 },
    ]);
    expect((await deskPage({ ...own, severity: 'soft' }, { page: 1, perPage: 1 }, today)).rows).toHaveLength(
      1,
    );
    expect((await deskPage({ ...own, text: 'p8' }, { page: 1, perPage: 9 }, today)).total).toBe(1);
    expect((await deskPage({ schoolId: school.schoolId }, { page: 1, perPage: 9 }, today)).total).toBe(2);
    const findingId = rows[0]?.id ?? '';
    await askToRectify(officer, { findingId, text: 'x', dueOn: today }, NOW);
    expect((await deskPage({ overdue: true }, { page: 1, perPage: 9 }, addDays(today, 1))).total).toBe(1);
    expect((await deskPage({ overdue: true }, { page: 1, perPage: 9 }, today)).total).toBe(0);
  });
});
