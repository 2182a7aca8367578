import { beforeAll, describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/refusal';
import { chooseEntries } from '~/services/waiting/choose-entries.server';
import { declineOffer } from '~/services/waiting/decline-offer.server';
import { entryPage } from '~/services/waiting/entry-page.server';
import { linePage } from '~/services/waiting/line-page.server';
import { moveEntry } from '~/services/waiting/move-entry.server';
import { type Family, messagesTo, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import { accepts, children, idle, jobsRunAt, staff, statesOf } from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

describe('places that the school gives', () => {
  async function applied(count: number, capacity: number) {
    const offeringId = await openOffering(market, { capacity, allocation: 'school_choice' });
    return {
      offeringId,
      ...(await children(count, offeringId)),
      head: await staff('school_admin', { schoolId: 'xiangyang' }),
    };
  }
  const reason = '试唱时音准和节奏都很好。';

  it('are offered to whom it chooses, with its reason; never more than there are, and never by themselves', async () => {
    const { offeringId, families, entries, head } = await applied(4, 2);
    const [a = '', b = '', c = '', d = ''] = entries;
    expect(await idle(new Date())).toEqual([]);
    await jobsRunAt(new Date(), 'tend-lines');
    expect(await statesOf(entries)).toBe('waiting waiting waiting waiting');
    const choose = (entryIds: string[], kind: 'choose' | 'refuse' = 'choose', why = reason) =>
      chooseEntries(head, { offeringId, entryIds, kind, reason: why }, new Date());
    expect(await choose([a, b, c])).toMatchObject({
      refusals: [{ code: 'chosen_too_many', params: { free: 2 } }],
    });
    expect(await choose([a], 'choose', '好')).toMatchObject({ refusals: [{ code: 'reason_short' }] });
    expect(await choose([])).toMatchObject({ refusals: [{ code: 'choose_somebody' }] });
    expect(await choose([a, c])).toEqual({ kind: 'done', entries: 2 });
    expect(await choose([b], 'refuse', '这次名额少，节奏还需要练习。')).toEqual({ kind: 'done', entries: 1 });
    expect(await choose([d])).toMatchObject({ refusals: [{ code: 'chosen_too_many' }] });
    expect(await choose([b])).toMatchObject({ refusals: [{ code: 'not_waiting' }] });
    expect(await statesOf(entries)).toBe('offered refused offered waiting');
    const page = await entryPage(families[0]?.actor as Family['actor'], a, new Date());
    expect(page).toMatchObject({
      reason,
      line: null,
      offer: { holdMinutes: 1440, candidate: { refusals: [] } },
    });
    expect(await messagesTo(families[1] as Family)).toEqual(['application_refused']);
    expect(await accepts(families[0] as Family, a, new Date())).toMatchObject({
      kind: 'done',
      status: 'held',
    });
    await declineOffer(families[2]?.actor as Family['actor'], { entryId: c }, new Date());
    expect(await statesOf(entries)).toBe('accepted refused declined waiting');
    expect(await choose([d])).toMatchObject({ kind: 'done' });
    const seen = await linePage(head, offeringId, new Date());
    expect(seen.live).toMatchObject([{ entryId: d, name: '林一诺', rank: null, status: 'offered' }]);
  });

  it('are given by that school alone', async () => {
    const { offeringId, entries } = await applied(1, 2);
    const input = { offeringId, entryIds: entries, kind: 'choose', reason } as const;
    for (const actor of [
      await staff('school_admin', { schoolId: 'haibin' }),
      await staff('school_teacher', { schoolId: 'xiangyang' }),
      await staff('bureau_officer'),
    ]) {
      await expect(chooseEntries(actor, input, new Date())).rejects.toThrow(NotFound);
    }
    const officer = await staff('bureau_officer');
    expect(
      await moveEntry(officer, { entryId: entries[0] ?? '', kind: 'jump', reason }, new Date()),
    ).toMatchObject({ refusals: [{ code: 'school_chooses' }] });
  });
});
