import { afterAll, beforeAll, expect, it } from 'vitest';
import { newFamily, openMarket, openOffering } from '../parent/family-market';
import { type PayDesk, startPayDesk } from '../parent/pay-desk';
import { ask, newKey, placeWanted, tokenOf } from './asking';

let desk: PayDesk;
beforeAll(async () => {
  desk = await startPayDesk();
});
afterAll(() => desk.close());

it('leads to the pay page of a held place, and always to the same', async () => {
  const market = await openMarket();
  const family = await newFamily();
  const token = await tokenOf(family);
  const offeringId = await openOffering(market, { weekday: 2 });
  const { json } = await ask('POST', '/enrollments', {
    token,
    key: newKey(),
    body: placeWanted(family, offeringId),
  });
  const pay = (by: string) => ask('POST', `/enrollments/${json.id}/payment`, { token: by, body: {} });
  const first = await pay(token);
  expect(first.status).toBe(201);
  expect(URL.canParse(first.json.url)).toBe(true);
  expect((await pay(token)).json).toEqual(first.json);
  expect((await pay(await tokenOf(await newFamily()))).status).toBe(404);

  await ask('POST', `/enrollments/${json.id}/cancellation`, { token, body: {} });
  const over = await pay(token);
  expect(over.status).toBe(409);
});
