import { expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { signedInBy } from '~/services/identity/signed-in.server';

const IN_AN_HOUR = 3_600_000;

async function sessions(count: number) {
  const made = [];
  for (let index = 0; index < count; index += 1) {
    const token = crypto.randomUUID();
    const expiresAt = new Date(Date.now() + IN_AN_HOUR);
    const { id } = await db.user.create({
      data: { name: '测试人员', email: `${token}@example.com`, sessions: { create: { token, expiresAt } } },
    });
    made.push({ token, userId: id });
  }
  return made;
}

it('of many who knock in the same moment each is taken for themselves, and a stranger for nobody', async () => {
  const people = await sessions(8);
  const [gone, over] = people.slice(6) as [(typeof people)[number], (typeof people)[number]];
  await db.session.deleteMany({ where: { token: gone.token } });
  const now = new Date();
  const late = new Date(now.getTime() + 2 * IN_AN_HOUR);
  const found = await Promise.all([
    ...people.map(({ token }) => signedInBy(token, now)),
    signedInBy('no-such-token', now),
    // One who knocks twice, and one whose session is over by the clock of that knock alone.
    signedInBy(people[0]?.token ?? '', now),
    signedInBy(over.token, late),
  ]);
  expect(found.map((each) => each?.actor.userId ?? null)).toEqual([
    ...people.slice(0, 6).map(({ userId }) => userId),
    null,
    over.userId,
    null,
    people[0]?.userId,
    null,
  ]);
});
