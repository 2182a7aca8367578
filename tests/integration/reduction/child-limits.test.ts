import { beforeAll, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { asked, dayAhead, newFamily, openMarket, openOffering, taken } from '../parent/family-market';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

/** Classes that never meet: one lesson each, on another day of the weeks ahead. */
const classes = async (count: number, over: Parameters<typeof openOffering>[1] = {}) => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const weekday = (index % 5) + 1;
    const date = dayAhead(14 + 7 * Math.floor(index / 5), weekday);
    ids.push(await openOffering(market, { payer: 'county', weekday, dates: [date], ...over }));
  }
  return ids;
};

const law = (act: 'ENABLE' | 'DISABLE') =>
  db.$executeRawUnsafe(`ALTER TABLE enrollment ${act} TRIGGER enrollment_law_guard_insert`);

it.each<[string, boolean]>([
  ['', true],
  // The command itself looks at what the child has under the lock; the database's guard is only the last to say no.
  [' also where the database would let it', false],
])(
  'B3: of many courses asked for in the same second a child gets as many as the county lets it have%s',
  async (_, guarded) => {
    if (!guarded) await law('DISABLE');
    const family = await newFamily();
    const ids = await classes(10);
    for (const id of ids.slice(0, 4)) await taken(family, id);
    const outcomes = await Promise.all(
      ids.slice(4).map((id) => enroll(family.actor, asked(family, id), new Date())),
    );
    const answers = outcomes.map(answerOf);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.filter((answer) => answer !== 'done')).toEqual(Array(5).fill(['rule']));
    expect(await db.enrollment.count({ where: { childId: family.childId, status: 'confirmed' } })).toBe(5);
    expect(await brokenInvariants()).toEqual([]);
    await law('ENABLE');
  },
);

it('B1: says which day would be too much, and takes what fits', async () => {
  const family = await newFamily();
  const date = dayAhead(21, 2);
  const at = (startMinute: number, endMinute: number) =>
    openOffering(market, { payer: 'county', weekday: 2, dates: [date], startMinute, endMinute });
  await taken(family, await at(900, 1020));
  const over = await enroll(family.actor, asked(family, await at(1020, 1081)), new Date());
  expect(over).toMatchObject({ kind: 'refused', refusals: [{ code: 'rule', params: { ruleId: 'B1' } }] });
  const fits = await enroll(family.actor, asked(family, await at(1020, 1080)), new Date());
  expect(answerOf(fits)).toBe('done');
});

it('without consent nothing is taken: each is asked for by its rule (M1, M5)', async () => {
  const family = await newFamily();
  const [id = ''] = await classes(1);
  const consent = { childData: false, rosterToProvider: false };
  const outcome = await enroll(family.actor, asked(family, id, { consent }), new Date());
  expect(outcome).toMatchObject({
    kind: 'refused',
    refusals: [
      { code: 'consent_missing', path: 'childData', params: { ruleId: 'M1' } },
      { code: 'consent_missing', path: 'rosterToProvider', params: { ruleId: 'M5' } },
    ],
  });
});

it('what breaks a rule since is not sold, and not paid for', async () => {
  const family = await newFamily();
  const id = await openOffering(market, {});
  const place = await taken(family, id);
  await db.instructor.update({ where: { id: market.second.id }, data: { livesOverseas: true } });
  const { startPayment } = await import('~/services/payments/start-payment.server');
  const pay = await startPayment(family.actor, { enrollmentId: place, locale: 'zh-CN' }, new Date());
  expect(pay).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'class_against_rule', params: { ruleId: 'C5' } }],
  });
  const other = await newFamily();
  const sale = await enroll(other.actor, asked(other, id), new Date());
  expect(sale).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'class_against_rule', params: { ruleId: 'C5' } }],
  });
  await db.instructor.update({ where: { id: market.second.id }, data: { livesOverseas: false } });
});
