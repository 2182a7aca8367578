import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { spendTry, TRIES } from '~/services/enrollment/tries.server';

it('an account has its tries, whoever else sits behind the address', async () => {
  const address = randomUUID();
  const userId = randomUUID();
  for (let tries = 0; tries < TRIES.account.points; tries += 1) {
    expect(await spendTry({ userId, address })).toBeNull();
  }
  expect(await spendTry({ userId, address })).toMatchObject({
    code: 'too_often',
    params: { seconds: expect.any(Number) },
  });
  expect(await spendTry({ userId: randomUUID(), address })).toBeNull();
});

it('a school of two thousand families behind one address is not punished', async () => {
  const address = randomUUID();
  const families = Array.from({ length: 2000 }, () => randomUUID());
  const answers = [];
  for (let round = 0; round < 5; round += 1) {
    for (const userId of families) answers.push(await spendTry({ userId, address }));
  }
  expect(answers.filter((answer) => answer !== null)).toEqual([]);
});
