import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { DRAW_INVARIANTS } from '~/services/audit/draw-invariants';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { PLACE_INVARIANTS } from '~/services/audit/place-invariants';
import { abortDraw } from '~/services/draw/abort.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { writeDraw } from '~/services/draw/write.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { acceptOffer } from '~/services/waiting/accept-offer.server';
import { chooseEntry } from '~/services/waiting/choose-entries.server';
import { joinLine } from '~/services/waiting/join-line.server';
import { announced, bureau, type Clock, clockOf, drawnClass, wisher } from '../draw/drawn-market';
import { asked, newFamily, openMarket, openOffering, taken } from '../parent/family-market';
import type { Market } from '../search/market';
import { broken, uncontrolled } from './broken';

let market: Market;
let clock: Clock;
/** After the draw was written, with its offers still open. */
let now: Date;

beforeAll(async () => {
  market = await openMarket();
  clock = clockOf(new Date(Date.now() - 32 * 3_600_000));
  now = new Date(clock.written.getTime() + 60_000);
  await layDraw();
  await layLines();
  await layChoice();
}, 120_000);

/** A draw that was held, with a child that could not have one of its wishes; one that is fixed, one that was aborted. */
async function layDraw(): Promise<void> {
  const officer = await bureau();
  const drawId = await announced(officer, clock);
  const small = await drawnClass(market, drawId, {
    capacity: 2,
    weekday: 2,
    reserved: [{ class: 'rural', places: 1 }],
  });
  const large = await drawnClass(market, drawId, { capacity: 3, weekday: 4 });
  for (let index = 0; index < 5; index += 1)
    await wisher(market, drawId, [small, large], { cap: 2, schoolId: index === 0 ? 'ganpu' : 'xiangyang' });
  const tieId = randomUUID();
  for (let index = 0; index < 2; index += 1) await wisher(market, drawId, [large], { tieId });
  const gone = await wisher(market, drawId, [small, large]);
  await db.child.update({ where: { id: gone.childId }, data: { leftOn: new Date() } });
  await freezeDraw(drawId, clock.frozen);
  await commitDraw(officer, { drawId }, clock.held);
  await writeDraw(drawId, clock.written);
  for (const end of ['frozen', 'aborted'] as const) {
    const other = await announced(officer, clock);
    await wisher(market, other, [await drawnClass(market, other, { weekday: 3 })]);
    await freezeDraw(other, clock.frozen);
    if (end === 'aborted') await abortDraw(officer, { drawId: other, reason: '公布有误' }, clock.held);
  }
}

/** A full class of two: one place is given back and taken by the first who waits, siblings and another one wait on. */
async function layLines(): Promise<void> {
  const offeringId = await openOffering(market, { capacity: 2, weekday: 5, payer: 'county' });
  const holders = [await newFamily(), await newFamily()];
  const places: string[] = [];
  for (const holder of holders) places.push(await taken(holder, offeringId, clock.held));
  const first = await newFamily();
  const consent = { childData: true };
  for (const family of [first, await newFamily(), await newFamily()])
    await joinLine(
      family.actor,
      { offeringId, childIds: [family.childId], requestKey: null, consent },
      clock.held,
    );
  await cancelEnrollment(
    (holders[0] as (typeof holders)[0]).actor,
    { enrollmentId: places[0] as string },
    clock.held,
  );
  const entry = await db.waitingEntry.findFirstOrThrow({ where: { childId: first.childId } });
  const accepted = await acceptOffer(
    first.actor,
    { entryId: entry.id, consent: { childData: true, rosterToProvider: true }, requestKey: null },
    clock.held,
  );
  expect(accepted).toMatchObject({ kind: 'done' });
  // The other one of the two goes as well: now somebody has an offer that is not answered yet.
  await cancelEnrollment(
    (holders[1] as (typeof holders)[1]).actor,
    { enrollmentId: places[1] as string },
    now,
  );
}

/** A class whose school chooses: one was chosen and has a place, one was refused. */
async function layChoice(): Promise<void> {
  const offeringId = await openOffering(market, {
    capacity: 2,
    weekday: 1,
    payer: 'county',
    allocation: 'school_choice',
  });
  const user = await db.user.create({
    data: {
      name: '测试',
      email: `${randomUUID()}@staff.invalid`,
      memberships: { create: { role: 'school_admin', schoolId: 'xiangyang' } },
    },
  });
  const memberships = [{ role: 'school_admin' as const, providerId: null, schoolId: 'xiangyang' }];
  const head = { userId: user.id, name: '测试', locale: 'zh-CN' as const, guardianId: null, memberships };
  for (const kind of ['choose', 'refuse'] as const) {
    const family = await newFamily();
    const joined = await joinLine(
      family.actor,
      { offeringId, childIds: [family.childId], requestKey: null, consent: { childData: true } },
      clock.held,
    );
    if (joined.kind === 'refused') throw new Error(JSON.stringify(joined.refusals));
    const [entryId = ''] = joined.entryIds;
    const chosen = await chooseEntry(
      head,
      { entryId, kind, reason: '试听时的表现：节奏稳定，能跟上全班的进度。' },
      clock.held,
    );
    expect(chosen).toMatchObject({ kind: 'done' });
    const { consent } = asked(family, offeringId);
    if (kind === 'choose')
      await acceptOffer(family.actor, { entryId, consent, requestKey: null }, clock.held);
  }
}

const CHOICE = `(SELECT id FROM offering WHERE allocation = 'school_choice')`;
const DRAWN = `(SELECT id FROM draw WHERE status = 'drawn')`;
const OF_DRAW = `(SELECT id FROM wish_list WHERE draw_id = ${DRAWN})`;

// Each breaks one thing and must be seen.
const CONTROLS: [name: string, sql: string | string[]][] = [
  [
    '1 live places and places offered never exceed the capacity',
    `UPDATE waiting_entry SET status = 'offered', offered_at = now(), offer_until = now() + interval '9 days' WHERE status = 'waiting'`,
  ],
  [
    '1 live places and places offered never exceed the capacity',
    `UPDATE offering SET capacity = 1, minimum = 1 WHERE capacity = 2`,
  ],
  [
    '10 no place lies idle while somebody waits who could be offered it',
    `UPDATE offering SET capacity = capacity + 1`,
  ],
  [
    '10 no place lies idle while somebody waits who could be offered it',
    `UPDATE waiting_entry SET status = 'declined' WHERE status = 'offered'`,
  ],
  [
    '10 no offer stays open long after its time',
    `UPDATE waiting_entry SET offer_until = offer_until - interval '30 days' WHERE status = 'offered'`,
  ],
  [
    '10 nobody is offered a place where it has one',
    `UPDATE waiting_entry w SET child_id = (SELECT e.child_id FROM enrollment e WHERE e.offering_id = w.offering_id AND e.status = 'confirmed' LIMIT 1)
      WHERE w.status = 'offered' AND w.offering_id IN (SELECT offering_id FROM waiting_entry WHERE status = 'accepted')`,
  ],
  [
    '10 siblings who are tied are offered places together',
    `UPDATE waiting_entry SET tie_id = '00000000-0000-4000-8000-000000000001' WHERE status IN ('waiting', 'offered')`,
  ],
  [
    '10 an offer that was accepted led to a place of that child, there or where its class went',
    `UPDATE waiting_entry SET enrollment_id = NULL WHERE status = 'accepted'`,
  ],
  [
    '10 an offer that was accepted led to a place of that child, there or where its class went',
    `UPDATE waiting_entry SET child_id = (SELECT id FROM child ORDER BY id LIMIT 1) WHERE status = 'accepted'`,
  ],
  [
    '10 a class that was canceled or merged has no places and no line',
    `UPDATE offering SET status = 'canceled' WHERE id IN (SELECT offering_id FROM enrollment WHERE status = 'confirmed')`,
  ],
  [
    '10 a class that was canceled or merged has no places and no line',
    `UPDATE offering SET status = 'canceled' WHERE id IN (SELECT offering_id FROM waiting_entry WHERE status = 'waiting')`,
  ],
  [
    '10 a class that was canceled or merged has no places and no line',
    `UPDATE offering SET merged_into_id = (SELECT id FROM offering LIMIT 1) WHERE id = ${CHOICE}`,
  ],
  ['10 where the school chooses, every answer has its reason on record', `DELETE FROM waiting_move`],
  [
    '10 where the school chooses, every answer has its reason on record',
    `UPDATE waiting_move SET reason = '' WHERE kind = 'refuse'`,
  ],
  [
    '10 where the school chooses, nobody has a place that it was not chosen for',
    `UPDATE waiting_entry SET enrollment_id = NULL WHERE offering_id = ${CHOICE} AND status = 'accepted'`,
  ],
  [
    '11 the seed of a draw is the one that was committed to, made with the public value',
    `UPDATE draw SET seed = 'f' || seed WHERE status = 'drawn'`,
  ],
  [
    '11 the seed of a draw is the one that was committed to, made with the public value',
    `UPDATE draw SET public_value = 'chosen afterwards' WHERE status = 'aborted'`,
  ],
  [
    '11 what a draw was published as has its hash, from the moment it must be there',
    `UPDATE draw_paper SET text = text || ' '`,
  ],
  [
    '11 what a draw was published as has its hash, from the moment it must be there',
    `DELETE FROM draw_paper WHERE draw_id IN (SELECT id FROM draw WHERE status = 'frozen')`,
  ],
  [
    '11 what a draw was published as has its hash, from the moment it must be there',
    `DELETE FROM draw_paper WHERE kind = 'outcome'`,
  ],
  [
    '11 the outcome of a draw comes out again when it is counted again',
    `UPDATE draw_paper SET text = regexp_replace(text, '"position":1}', '"position":2}') WHERE kind = 'outcome'`,
  ],
  [
    '11 the outcome of a draw comes out again when it is counted again',
    `UPDATE draw_paper SET text = regexp_replace(text, '"waiting":', '"waits":') WHERE kind = 'outcome'`,
  ],
  [
    '11 the wishes of a draw are those that were published',
    `UPDATE wish SET rank = 9 WHERE rank = 1 AND result <> 'dropped'
        AND wish_list_id IN (SELECT wish_list_id FROM wish WHERE rank = 2) AND wish_list_id IN ${OF_DRAW}`,
  ],
  [
    '11 the wishes of a draw are those that were published',
    `UPDATE wish_list SET cap = cap + 1 WHERE draw_id IN (SELECT id FROM draw WHERE status = 'frozen')`,
  ],
  [
    '11 the wishes of a draw are those that were published',
    `UPDATE wish_list SET drawn_cap = 1 WHERE cap = 2 AND draw_id = ${DRAWN}`,
  ],
  [
    '11 the wishes of a draw are those that were published',
    `UPDATE wish_list SET tie_id = gen_random_uuid() WHERE tie_id IS NOT NULL`,
  ],
  [
    '11 the wishes of a draw are those that were published',
    `UPDATE wish_list SET code = 'AAAAAAAAAA' WHERE draw_id = ${DRAWN}`,
  ],
  [
    '11 the wishes of a draw are those that were published',
    `UPDATE wish SET refusal = NULL WHERE result = 'dropped'`,
  ],
  [
    '11 every place that was drawn was given, or could not be and says why; every other wish says why not',
    `UPDATE wish SET result = 'lost', why = 'full', enrollment_id = NULL WHERE result = 'won'`,
  ],
  [
    '11 every place that was drawn was given, or could not be and says why; every other wish says why not',
    `UPDATE wish SET result = 'void', enrollment_id = NULL WHERE result = 'won'`,
  ],
  [
    '11 every place that was drawn was given, or could not be and says why; every other wish says why not',
    `UPDATE wish SET why = NULL WHERE result = 'lost'`,
  ],
  [
    '11 a place that was won is of the child that won it, there or where its class went',
    `UPDATE wish SET enrollment_id = NULL WHERE result = 'won'`,
  ],
  [
    '11 a place that was won is of the child that won it, there or where its class went',
    `UPDATE enrollment SET child_id = (SELECT id FROM child WHERE id NOT IN (SELECT child_id FROM enrollment) LIMIT 1)
      WHERE id = (SELECT enrollment_id FROM wish WHERE result = 'won' LIMIT 1)`,
  ],
  [
    '11 a place that was won is of the child that won it, there or where its class went',
    `UPDATE enrollment SET offering_id = ${CHOICE} WHERE id = (SELECT enrollment_id FROM wish WHERE enrollment_id IS NOT NULL LIMIT 1)`,
  ],
  [
    '11 nobody has a place in a drawn class that came neither from the draw nor from its line nor was left over',
    [
      `UPDATE wish SET enrollment_id = NULL WHERE result = 'won'`,
      `UPDATE enrollment SET created_at = created_at - interval '1 hour'`,
    ],
  ],
  [
    '11 nobody has a place in a drawn class that came neither from the draw nor from its line nor was left over',
    `UPDATE enrollment SET offering_id = (SELECT o.id FROM offering o JOIN draw d ON d.id = o.draw_id AND d.status = 'frozen')
      WHERE id = (SELECT id FROM enrollment WHERE status = 'confirmed' LIMIT 1)`,
  ],
];

describe('the auditor of places', () => {
  it('finds nothing where places were drawn, offered and chosen', async () => {
    const found = (await brokenInvariants(db, now)).filter(({ number }) => number === 1 || number >= 10);
    expect(found).toEqual([]);
  });

  it.each(CONTROLS)(
    'sees what is broken: %s',
    async (name, sql) => {
      expect(await broken(sql, now)).toContain(name);
    },
    30_000,
  );

  it('has a control for every check', () => {
    expect(uncontrolled([...PLACE_INVARIANTS, ...DRAW_INVARIANTS], CONTROLS)).toEqual([]);
  });
});
