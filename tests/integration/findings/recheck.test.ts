import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { runDueJobs } from '~/jobs/runner.server';
import { recheckCounty, recheckProvider } from '~/services/findings/recheck.server';
import { askForRecheck, latestRun } from '~/services/findings/run.server';
import { recordEvaluation } from '~/services/school/record-evaluation.server';
import { saveCare } from '~/services/school/save-care.server';
import { NOW } from '../provider/county';
import { answerOf } from '../school/here';
import {
  admin,
  forgetCheck,
  later,
  mine,
  offeringId,
  officer,
  only,
  openClass,
  renewCheck,
  school,
  seller,
} from './open-class';

openClass();

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
