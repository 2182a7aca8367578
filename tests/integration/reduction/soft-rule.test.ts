import { beforeAll, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { letFindingPass } from '~/services/findings/let-pass.server';
import { recheckProvider } from '~/services/findings/recheck.server';
import { startPlan } from '~/services/planning/start.server';
import { submitPlan } from '~/services/planning/submit.server';
import { giveRoom } from '~/services/room-requests/give-room.server';
import { makeSchool, NOW, soundPlan, staffMember } from '../provider/county';
import { answerOf, makeRoom, makeSeller, type Seller } from '../school/here';

// A rule that the county made soft: a plan can be sent, nothing goes on before the officer whom the rule names has let
// it pass with a reason, and what was let pass is that number, not the next.

let seller: Seller;
let head: Actor;
let schoolId: string;

beforeAll(async () => {
  ({ schoolId, head } = await makeSchool());
  seller = await makeSeller();
  await db.course.update({ where: { id: seller.courseId }, data: { groupMax: null } });
  const { activatedAt, ...first } = await db.ruleVersion.findFirstOrThrow({ where: { ruleId: 'V1' } });
  await db.ruleVersion.create({
    data: {
      ...first,
      params: first.params as object,
      source: first.source as object,
      version: 2,
      validFrom: dateColumn('2026-09-02'),
      severity: 'soft',
      overrideBy: 'bureau_officer',
      activatedAt,
    },
  });
});

it('goes from the plan over the desk to the room', async () => {
  const started = await startPlan(seller.owner, { courseId: seller.courseId, schoolId }, NOW);
  const offeringId = started.kind === 'done' ? started.offeringId : '';
  const plan = soundPlan(seller.instructorId, { capacity: 46 });
  expect(answerOf(await submitPlan(seller.owner, { offeringId, draft: plan, lng: 'en' }, NOW))).toBe('done');

  const roomId = await makeRoom(schoolId, { seats: 60 });
  const refused = await giveRoom(head, { offeringId, roomId }, NOW);
  expect(answerOf(refused)).toEqual(['rule_soft']);

  await recheckProvider(seller.providerId, NOW);
  const finding = await db.finding.findFirstOrThrow({ where: { ruleId: 'V1', subjectId: offeringId } });
  expect(finding).toMatchObject({ severity: 'soft', actual: '46', limit: '45', status: 'open' });
  const reason = 'The hall seats sixty and two teachers stand in it.';
  const inspector = await staffMember('bureau_inspector');
  const pass = async (by: Actor, text: string) =>
    answerOf(await letFindingPass(by, { findingId: finding.id, text }, NOW));
  expect(await pass(inspector, reason)).toEqual(['override_not_yours']);
  const officer = await staffMember('bureau_officer');
  expect(await pass(officer, ' ')).toEqual(['reason_missing']);
  expect(await pass(officer, reason)).toBe('done');
  expect(answerOf(await giveRoom(head, { offeringId, roomId }, NOW))).toBe('done');
  const [override] = await db.ruleOverride.findMany({ where: { subjectId: offeringId } });
  expect(override).toMatchObject({ ruleId: 'V1', ruleVersion: 2, reason, byRole: 'bureau_officer' });

  // Another number is another matter.
  await db.offering.update({ where: { id: offeringId }, data: { capacity: 47 } });
  const other = await makeRoom(schoolId, { seats: 60 });
  expect(answerOf(await giveRoom(head, { offeringId, roomId: other }, NOW))).toEqual(['rule_soft']);
});
