import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { changePassword } from '~/services/identity/change-password.server';
import { endOtherSessions, endSession } from '~/services/identity/end-session.server';
import { sessionsOf } from '~/services/identity/queries.server';
import { sessionTokenIn } from '~/services/identity/session-token.server';
import { signInByPassword } from '~/services/identity/sign-in-by-password.server';
import { auditOf, Browser, makeStaff, PASSWORD } from './people';

let count = 0;
beforeEach(() => db.rateLimit.deleteMany());

async function signIn(email: string, password = PASSWORD) {
  const browser = new Browser();
  const outcome = await signInByPassword({ email, password }, browser.caller, new Date());
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  browser.take(outcome.headers);
  return browser;
}

async function threeDevices() {
  const email = `devices${++count}@school.example`;
  const user = await makeStaff(email, 'school_admin');
  const browsers = [await signIn(email), await signIn(email), await signIn(email)] as const;
  return { email, user, browsers };
}

const idOf = async (browser: Browser) => (await browser.signedIn())?.sessionId ?? '';

describe('sessions', () => {
  it('are listed with device and time, the newest first', async () => {
    const { user, browsers } = await threeDevices();
    const listed = await sessionsOf({ userId: user.id }, new Date());
    expect(listed).toHaveLength(3);
    expect(listed[0]).toMatchObject({ id: await idOf(browsers[2]), userAgent: 'Chrome/140 Android' });
    expect(JSON.stringify(await db.session.findMany())).not.toContain('192.0.2.');
  });

  it('end one by one, and that one alone', async () => {
    const { user, browsers } = await threeDevices();
    await endSession({ userId: user.id }, { sessionId: await idOf(browsers[1]), signOut: false }, new Date());
    expect(await browsers[1].signedIn()).toBeNull();
    expect(await browsers[0].signedIn()).not.toBeNull();
    expect(await auditOf(user.id)).toContain('session.revoke');
  });

  it('end all but the one in use', async () => {
    const { user, browsers } = await threeDevices();
    const ended = await endOtherSessions(
      { userId: user.id },
      { keepSessionId: await idOf(browsers[0]) },
      new Date(),
    );
    expect(ended).toBe(2);
    expect(await browsers[0].signedIn()).not.toBeNull();
    expect(await browsers[2].signedIn()).toBeNull();
  });

  it('of another person are not found', async () => {
    const [mine, theirs] = [await threeDevices(), await threeDevices()];
    const sessionId = await idOf(theirs.browsers[0]);
    const act = endSession({ userId: mine.user.id }, { sessionId, signOut: false }, new Date());
    await expect(act).rejects.toBeInstanceOf(NotFound);
    expect(await theirs.browsers[0].signedIn()).not.toBeNull();
  });

  it('are all replaced by one new one when the password changes', async () => {
    const { email, user, browsers } = await threeDevices();
    const before = sessionTokenIn(browsers[0].caller.cookie);
    const wrong = { currentPassword: 'not this one', newPassword: 'amber lantern rowing' };
    expect(await changePassword(user.id, wrong, browsers[0].caller, new Date())).toMatchObject({
      code: 'password_wrong',
    });
    const input = { currentPassword: PASSWORD, newPassword: 'amber lantern rowing' };
    const outcome = await changePassword(user.id, input, browsers[0].caller, new Date());
    if (outcome.kind !== 'done') throw new Error(outcome.code);
    browsers[0].take(outcome.headers);
    expect(sessionTokenIn(browsers[0].caller.cookie)).not.toBe(before);
    expect(await browsers[0].signedIn()).not.toBeNull();
    expect(await browsers[1].signedIn()).toBeNull();
    await expect(signIn(email)).rejects.toThrow('refused');
    expect(await signIn(email, 'amber lantern rowing')).toBeTruthy();
  });

  it.each(['aaaaaaaaaaaa', 'password1234', '12345678901'])(
    'take no password that is easily guessed: %s',
    async (newPassword) => {
      const { user, browsers } = await threeDevices();
      const input = { currentPassword: PASSWORD, newPassword };
      expect(await changePassword(user.id, input, browsers[0].caller, new Date())).toMatchObject({
        code: 'password_weak',
      });
    },
  );

  it('are nobody’s when the cookie was not signed by us', async () => {
    const { browsers } = await threeDevices();
    const token = sessionTokenIn(browsers[0].caller.cookie) ?? '';
    const forged = `session=${encodeURIComponent(`${token}.${Buffer.alloc(32).toString('base64')}`)}`;
    expect(sessionTokenIn(forged)).toBeNull();
    expect(sessionTokenIn(`session=${token}`)).toBeNull();
    expect(sessionTokenIn('session=%E0%A4%A')).toBeNull();
  });
});
