import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { loader } from '~/routes/_public+/calendar.$token';
import { createFeed } from '~/services/calendar-feed/create.server';
import { liveFeed } from '~/services/calendar-feed/queries.server';
import { revokeFeed } from '~/services/calendar-feed/revoke.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import type { Market } from '../search/market';
import { dayAhead, type Family, newFamily, openMarket, openOffering, taken } from './family-market';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

/** Reads a calendar as RFC 5545 says: lines unfolded, properties by name. */
function parse(text: string) {
  expect(text.endsWith('\r\n') || text.endsWith('END:VCALENDAR')).toBe(true);
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const at = line.indexOf(':');
    const event = events.at(-1);
    if (event && at > 0) event[line.slice(0, at)] = line.slice(at + 1);
  }
  return { lines, events };
}

async function fetched(token: string) {
  const response = (await loader({ params: { token: `${token}.ics` } } as never)) as Response;
  return { response, ...parse(await response.text()) };
}

async function withPlace(over = {}): Promise<{ family: Family; placeId: string; offeringId: string }> {
  const family = await newFamily();
  const offeringId = await openOffering(market, { payer: 'county', ...over });
  return { family, offeringId, placeId: await taken(family, offeringId) };
}

describe('the calendar feed', () => {
  it('has every lesson at its time in the county, in the guardian’s language, whatever zone the server is in', async () => {
    const { family, offeringId } = await withPlace();
    const { token } = await createFeed(family.actor, { withNames: false }, new Date());
    const { response, lines, events } = await fetched(token);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(lines.filter((line) => /^(TZID|TZOFFSETTO)/.test(line))).toEqual([
      'TZID:Asia/Shanghai',
      'TZOFFSETTO:+0800',
    ]);
    const day = dayAhead(14, 2).replaceAll('-', '');
    expect(events).toHaveLength(4);
    expect(events[0]).toMatchObject({
      'DTSTART;TZID=Asia/Shanghai': `${day}T154000`,
      'DTEND;TZID=Asia/Shanghai': `${day}T171000`,
      SUMMARY: '快乐足球',
      LOCATION: '向阳小学',
      STATUS: 'CONFIRMED',
      'URL;VALUE=URI': `http://localhost:3000/offerings/${offeringId}`,
    });
    expect(events[0]?.DTSTAMP).toMatch(/^\d{8}T\d{6}Z$/);
    expect(events.some(({ SUMMARY }) => SUMMARY?.includes('林一诺'))).toBe(false);
  });

  it('names the child only where the guardian chose so', async () => {
    const { family } = await withPlace();
    const { token } = await createFeed(family.actor, { withNames: true }, new Date());
    expect((await fetched(token)).events[0]?.SUMMARY).toBe('林一诺：快乐足球');
    await db.user.update({ where: { id: family.actor.userId }, data: { locale: 'en' } });
    expect((await fetched(token)).events[0]?.SUMMARY).toBe('林一诺: Happy Football');
  });

  it('keeps each entry’s name for ever, and shows what is canceled as canceled', async () => {
    const { family, placeId, offeringId } = await withPlace();
    const { token } = await createFeed(family.actor, { withNames: false }, new Date());
    const before = (await fetched(token)).events.map(({ UID }) => UID);
    expect(new Set(before).size).toBe(4);
    const lesson = await db.lesson.findFirstOrThrow({ where: { offeringId, number: 2 } });
    await db.lesson.update({ where: { id: lesson.id }, data: { status: 'canceled' } });
    const during = (await fetched(token)).events;
    expect(during.map(({ UID }) => UID)).toEqual(before);
    expect(during.map(({ STATUS }) => STATUS)).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED', 'CONFIRMED']);
    await cancelEnrollment(family.actor, { enrollmentId: placeId }, new Date());
    const after = (await fetched(token)).events;
    expect(after.map(({ UID }) => UID)).toEqual(before);
    expect(new Set(after.map(({ STATUS }) => STATUS))).toEqual(new Set(['CANCELLED']));
    expect(Number(after[0]?.SEQUENCE)).toBeGreaterThan(0);
  });

  it('shows no place that was never paid', async () => {
    const { family } = await withPlace({ payer: 'family' });
    const { token } = await createFeed(family.actor, { withNames: false }, new Date());
    expect((await fetched(token)).events).toEqual([]);
  });

  it('is secret, one at a time, and over when it is revoked', async () => {
    const { family } = await withPlace();
    const first = await createFeed(family.actor, { withNames: false }, new Date());
    const rows = await db.calendarFeed.findMany({ where: { guardianId: family.guardianId } });
    expect(JSON.stringify(rows)).not.toContain(first.token);
    const second = await createFeed(family.actor, { withNames: true }, new Date());
    await expect(fetched(first.token)).rejects.toBeInstanceOf(NotFound);
    expect((await fetched(second.token)).events).toHaveLength(4);
    expect(await liveFeed(family.actor)).toMatchObject({ withNames: true });
    await revokeFeed(family.actor, new Date());
    await expect(fetched(second.token)).rejects.toBeInstanceOf(NotFound);
    expect(await liveFeed(family.actor)).toBeNull();
    await expect(fetched('guess')).rejects.toBeInstanceOf(NotFound);
  });
});
