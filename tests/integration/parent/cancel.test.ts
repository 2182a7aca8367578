import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { runDueJobs } from '~/jobs/runner.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { livePlaces, newFamily, placeOf, taken } from './family-market';
import { callWebhook, eventAbout, signed } from './pay-desk';
import { atTheTill, desk, openTill, paymentsOf, refundsOf } from './till';

openTill();

describe('canceling', () => {
  it('frees the place at once and once; a stranger’s place is not found', async () => {
    const { family, id, offeringId } = await atTheTill({ capacity: 1 });
    const stranger = await newFamily();
    await expect(cancelEnrollment(stranger.actor, { enrollmentId: id }, new Date())).rejects.toBeInstanceOf(
      NotFound,
    );
    const twice = await Promise.all(
      [1, 2].map(() => cancelEnrollment(family.actor, { enrollmentId: id }, new Date())),
    );
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect(await livePlaces(offeringId)).toBe(0);
    await taken(stranger, offeringId);
  });

  it('closes the open pay page', async () => {
    const { family, id, checkoutId } = await atTheTill();
    await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
    await runDueJobs();
    expect((await desk.truth(checkoutId)).status).toBe('expired');
    expect(await paymentsOf(id)).toMatchObject([{ status: 'expired' }]);
  });

  it('is over when the first lesson begins, to the minute', async () => {
    const { family, id, offeringId } = await atTheTill();
    const first = await db.lesson.findFirstOrThrow({ where: { offeringId }, orderBy: { date: 'asc' } });
    const starts = new Date(first.date.getTime() + (first.startMinute - 480) * 60_000);
    const wish = { enrollmentId: id };
    expect(await cancelEnrollment(family.actor, wish, starts)).toMatchObject({
      refusals: [{ code: 'class_started' }],
    });
    expect(await cancelEnrollment(family.actor, wish, new Date(starts.getTime() - 1))).toMatchObject({
      kind: 'done',
    });
  });

  it('racing with the money: whatever comes first, nothing is kept that should go back', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { family, id, checkoutId } = await atTheTill();
      desk.deaf.value = true;
      await desk.payer.choose(checkoutId, 'pay');
      const body = eventAbout(checkoutId, `evt_race_${id}`);
      await Promise.all([
        callWebhook(body, signed(body)),
        cancelEnrollment(family.actor, { enrollmentId: id }, new Date()),
      ]);
      expect(await placeOf(id)).toMatchObject({ status: 'canceled' });
      expect(await refundsOf(id)).toMatchObject([{ amountFen: 14_000, reason: 'guardian_canceled' }]);
      desk.deaf.value = false;
    }
    await desk.quiet();
  });
});
