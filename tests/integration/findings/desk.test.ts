import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays } from '~/domain/calendar';
import { acceptAnswer } from '~/services/findings/accept.server';
import { answerFinding } from '~/services/findings/answer.server';
import { askToRectify } from '~/services/findings/ask-to-rectify.server';
import { assignFinding } from '~/services/findings/assign.server';
import { checkFindingAgain, sayMended } from '~/services/findings/check-again.server';
import { deskGroups, deskPage } from '~/services/findings/desk.server';
import { escalateFinding } from '~/services/findings/escalate.server';
import { findingForBureau, ownFinding, ownFindings } from '~/services/findings/one.server';
import { recheckCounty } from '~/services/findings/recheck.server';
import { resumeForFinding, suspendForFinding } from '~/services/findings/suspend.server';
import { makeProvider, NOW } from '../provider/county';
import { answerOf, auditAbout, messagesTo } from '../school/here';
import {
  admin,
  forgetCheck,
  later,
  mine,
  offeringId,
  officer,
  only,
  openClass,
  partTime,
  renewCheck,
  school,
  seller,
} from './open-class';

openClass();

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
