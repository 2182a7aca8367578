import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, instantOf, type SchoolDate } from '~/domain/calendar';
import { paramPlaces } from '~/domain/reduction/param-places';
import type { RuleVersion } from '~/domain/reduction/rule';
import { runDueJobs } from '~/jobs/runner.server';
import { recheckCounty } from '~/services/findings/recheck.server';
import { activateRuleVersion } from '~/services/rules/activate.server';
import { rulesForBureau, ruleVersionForBureau } from '~/services/rules/bureau-list.server';
import { discardRuleDraft, draftRuleVersion, latestVersion } from '~/services/rules/draft.server';
import { whatIfShown } from '~/services/rules/what-if.server';
import { makeSchool, NOW, staffMember } from '../provider/county';
import { answerOf, makeClass, makeRoom, makeSeller, messagesTo, TUESDAYS } from '../school/here';

const [, , third = '' as SchoolDate] = TUESDAYS;
const nightOf = (date: SchoolDate) => instantOf(date, 160);

let admin: Awaited<ReturnType<typeof staffMember>>;
let inspector: Awaited<ReturnType<typeof staffMember>>;
let seller: Awaited<ReturnType<typeof makeSeller>>;
let offeringId: string;

beforeEach(async () => {
  const school = await makeSchool();
  admin = await staffMember('bureau_admin');
  inspector = await staffMember('bureau_inspector');
  seller = await makeSeller();
  await db.finding.deleteMany();
  await db.recheckRun.deleteMany();
  await db.ruleVersion.deleteMany({ where: { activatedAt: null } });
  offeringId = await makeClass(seller, school.schoolId, {
    status: 'open',
    roomId: await makeRoom(school.schoolId),
  });
});

/** A version that asks for smaller primary classes. */
async function smaller(from: SchoolDate, primary: number, reach: RuleVersion['reach'] = 'everything') {
  const now = await latestVersion(db, 'V1');
  return draftRuleVersion(
    admin,
    {
      ruleId: 'V1',
      severity: now.severity,
      params: paramPlaces(now.params).map((place) =>
        place.key === 'classMax.primary' ? { ...place, value: primary } : place,
      ),
      from,
      reach,
      source: now.source,
      title: now.title,
      words: now.words,
      note: '',
    },
    NOW,
  );
}

async function drafted(...ask: Parameters<typeof smaller>): Promise<number> {
  const outcome = await smaller(...ask);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.version;
}
const discard = (version: number) => discardRuleDraft(admin, { ruleId: 'V1', version }, NOW);
const brokenNow = () =>
  db.finding.findMany({ where: { subjectId: offeringId, ruleId: 'V1', closedAt: null } });

// A version that was activated is kept for ever: the tests begin later and later.
describe('a drafted version', () => {
  it('binds nobody, and says what it would hit, by its reach', async () => {
    const version = await drafted(third, 15);
    await recheckCounty({ why: 'asked' }, nightOf(third));
    expect(await brokenNow()).toEqual([]);
    const { version: one, before } = await ruleVersionForBureau('V1', version, NOW);
    expect([one.state, before?.version]).toEqual(['draft', 1]);
    const { everything, new_acts } = await whatIfShown(one, NOW);
    expect(everything).toMatchObject({
      broken: { classes: 1, lessons: 2, children: 0, byProvider: [{ id: seller.providerId, classes: 1 }] },
    });
    expect(everything.broken.listed.map(({ id }) => id)).toEqual([offeringId]);
    expect(new_acts.broken.classes).toBe(0);
    expect(answerOf(await discard(version))).toBe('done');
  });

  it('begins after today and after the version before', async () => {
    expect(answerOf(await smaller('2026-09-07', 15))).toEqual(['rule_from_passed']);
    const one = await drafted(third, 15);
    expect(answerOf(await smaller(third, 14))).toEqual(['rule_from_not_later']);
    await discard(one);
  });

  it('keeps the shape of its numbers', async () => {
    const now = await latestVersion(db, 'V1');
    const outcome = await draftRuleVersion(
      admin,
      { ...now, ruleId: 'V1', from: third, note: '', params: [{ key: 'classMax.primary', value: 'many' }] },
      NOW,
    );
    expect(answerOf(outcome)).toEqual(['rule_shape']);
  });

  it('cannot be activated without a note, or once its first day has passed', async () => {
    const version = await drafted(third, 15);
    const activate = (note: string, now: Date) =>
      activateRuleVersion(admin, { ruleId: 'V1', version, note }, now);
    expect(answerOf(await activate(' ', NOW))).toEqual(['reason_missing']);
    expect(answerOf(await activate('Decided', nightOf(third)))).toEqual(['rule_from_passed']);
    await discard(version);
  });
});

describe('an activated version', () => {
  it('leaves alone what was lawfully planned, and hits it where it reaches everything', async () => {
    const gentle = await drafted(third, 15, 'new_acts');
    expect(
      answerOf(await activateRuleVersion(admin, { ruleId: 'V1', version: gentle, note: 'Decided' }, NOW)),
    ).toBe('done');
    expect(await messagesTo(inspector.userId)).toEqual(['rule_activated']);
    expect(await messagesTo(seller.owner.userId)).toEqual([]);
    await runDueJobs(NOW);
    expect((await db.recheckRun.findFirst({ where: { why: 'rule_activated' } }))?.finishedAt).not.toBeNull();
    await recheckCounty({ why: 'nightly' }, nightOf(third));
    expect(await brokenNow()).toEqual([]);

    const strict = await drafted(addDays(third, 1), 14, 'everything');
    await activateRuleVersion(admin, { ruleId: 'V1', version: strict, note: 'Decided' }, NOW);
    expect(await messagesTo(seller.owner.userId)).toEqual(['rule_reaches_you']);
    await recheckCounty({ why: 'nightly' }, nightOf(third));
    expect(await brokenNow()).toEqual([]);
    await recheckCounty({ why: 'nightly' }, nightOf(addDays(third, 1)));
    expect(await brokenNow()).toMatchObject([
      { ruleVersion: strict, severity: 'hard', actual: '20', limit: '14', lessons: 1 },
    ]);
    expect(answerOf(await discard(strict))).toEqual(['invalid_state']);
    expect(
      answerOf(await activateRuleVersion(admin, { ruleId: 'V1', version: strict, note: 'Again' }, NOW)),
    ).toEqual(['invalid_state']);
    const states = (await rulesForBureau(NOW)).find(({ rule }) => rule === 'V1')?.versions;
    expect(states?.map(({ state }) => state)).toEqual(['in_force', 'upcoming', 'upcoming']);
  });
});
