import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { StaffRole } from '~/db/generated/enums';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '~/services/identity/enroll-second-factor.server';
import { passSecondFactor } from '~/services/identity/pass-second-factor.server';
import { pendingSecondFactor } from '~/services/identity/pending-second-factor.server';
import { signInByPassword } from '~/services/identity/sign-in-by-password.server';
import { authenticatorCode } from '../../support/authenticator';
import { auditOf, Browser, makeStaff, PASSWORD } from './people';

let count = 0;
beforeEach(() => db.rateLimit.deleteMany());

async function signIn(email: string, browser = new Browser()) {
  const outcome = await signInByPassword({ email, password: PASSWORD }, browser.caller, new Date());
  if (outcome.kind !== 'refused') browser.take(outcome.headers);
  return { browser, outcome };
}

async function enrolled(role: StaffRole) {
  const email = `factor${++count}@bureau.example`;
  const user = await makeStaff(email, role);
  const { browser } = await signIn(email);
  expect(await beginSecondFactor(user.id, { password: PASSWORD }, browser.caller)).toEqual({ kind: 'done' });
  const pending = await pendingSecondFactor(user.id, 'zh-CN');
  if (!pending) throw new Error('nothing pending');
  const before = await browser.signedIn();
  const code = authenticatorCode(pending.key);
  const outcome = await confirmSecondFactor(user.id, { code }, browser.caller, new Date());
  if (outcome.kind === 'done') browser.take(outcome.headers);
  return { email, user, browser, before, outcome, ...pending };
}

/** The code of the next window, which the authenticator would show half a minute later, is still accepted. */
const nextCode = (key: string) => authenticatorCode(key, Date.now() + 30_000);
const pass = (browser: Browser, code: string, method: 'totp' | 'recovery_code' = 'totp') =>
  passSecondFactor({ method, code }, browser.caller, new Date());

describe('the second factor', () => {
  it('leaves a bureau member without one no role to act in', async () => {
    const email = `factor${++count}@bureau.example`;
    await makeStaff(email, 'bureau_admin');
    const { browser, outcome } = await signIn(email);
    expect(outcome.kind).toBe('done');
    expect(await browser.signedIn()).toMatchObject({
      actor: { memberships: [] },
      rolesWaiting: ['bureau_admin'],
      secondFactorEnrolled: false,
    });
  });

  it('asks nothing more of other staff', async () => {
    const email = `factor${++count}@school.example`;
    await makeStaff(email, 'school_admin');
    const { browser } = await signIn(email);
    expect(await browser.signedIn()).toMatchObject({
      actor: { memberships: [{ role: 'school_admin' }] },
      rolesWaiting: [],
    });
  });

  it('is begun with the password only', async () => {
    const email = `factor${++count}@bureau.example`;
    const user = await makeStaff(email, 'bureau_officer');
    const { browser } = await signIn(email);
    const outcome = await beginSecondFactor(user.id, { password: 'another one' }, browser.caller);
    expect(outcome).toEqual({ kind: 'refused', code: 'password_wrong' });
    expect(await pendingSecondFactor(user.id, 'en')).toBeNull();
  });

  it('comes into force by its first code, in a new session that may work, and shows its secret never again', async () => {
    const { user, browser, before, outcome, uri, recoveryCodes } = await enrolled('bureau_officer');
    expect(uri).toMatch(/^otpauth:\/\/totp\/.+secret=[A-Z2-7]+&/);
    expect(new Set(recoveryCodes)).toHaveProperty('size', 10);
    expect(outcome.kind).toBe('done');
    const after = await browser.signedIn();
    expect(after).toMatchObject({ actor: { memberships: [{ role: 'bureau_officer' }] }, rolesWaiting: [] });
    expect(after?.sessionId).not.toBe(before?.sessionId);
    expect(await db.session.count({ where: { id: before?.sessionId } })).toBe(0);
    expect(await pendingSecondFactor(user.id, 'en')).toBeNull();
    expect(await auditOf(user.id)).toContain('second_factor.enroll');
  });

  it('is not in force after a wrong code', async () => {
    const email = `factor${++count}@bureau.example`;
    const user = await makeStaff(email, 'bureau_officer');
    const { browser } = await signIn(email);
    await beginSecondFactor(user.id, { password: PASSWORD }, browser.caller);
    const key = (await pendingSecondFactor(user.id, 'en'))?.key ?? '';
    const wrong = authenticatorCode(key, Date.now() - 3_600_000);
    expect(await confirmSecondFactor(user.id, { code: wrong }, browser.caller, new Date())).toMatchObject({
      code: 'code_wrong',
    });
    expect((await browser.signedIn())?.rolesWaiting).toEqual(['bureau_officer']);
  });

  it('is asked for at the next sign-in: the password alone makes no session', async () => {
    const { email, key } = await enrolled('bureau_officer');
    const { browser, outcome } = await signIn(email);
    expect(outcome.kind).toBe('second_factor');
    expect(await browser.signedIn()).toBeNull();
    const passed = await pass(browser, nextCode(key));
    if (passed.kind !== 'done') throw new Error(passed.code);
    browser.take(passed.headers);
    expect((await browser.signedIn())?.actor.memberships).toMatchObject([{ role: 'bureau_officer' }]);
  });

  it('takes no code without the password before it', async () => {
    const { key } = await enrolled('bureau_officer');
    expect(await pass(new Browser(), nextCode(key))).toMatchObject({ code: 'second_factor_over' });
  });

  it('takes a code of the authenticator once', async () => {
    const { email, key } = await enrolled('bureau_officer');
    const code = nextCode(key);
    const first = await signIn(email);
    expect(await pass(first.browser, code)).toMatchObject({ kind: 'done' });
    const second = await signIn(email);
    expect(await pass(second.browser, code)).toMatchObject({ kind: 'refused', code: 'code_wrong' });
  });

  it('takes each recovery code once', async () => {
    const { email, recoveryCodes } = await enrolled('bureau_officer');
    const [code = ''] = recoveryCodes;
    const first = await signIn(email);
    expect(await pass(first.browser, code, 'recovery_code')).toMatchObject({
      kind: 'done',
      recoveryCodesLeft: 9,
    });
    const second = await signIn(email);
    expect(await pass(second.browser, code, 'recovery_code')).toMatchObject({ code: 'code_wrong' });
  });

  it('locks after five wrong codes, also across sign-ins', async () => {
    const { email, key } = await enrolled('bureau_officer');
    const wrong = (hours: number) => authenticatorCode(key, Date.now() - hours * 3_600_000);
    const first = await signIn(email);
    for (const hours of [1, 2, 3])
      expect(await pass(first.browser, wrong(hours))).toMatchObject({ code: 'code_wrong' });
    const second = await signIn(email);
    for (const hours of [4, 5])
      expect(await pass(second.browser, wrong(hours))).toMatchObject({ code: 'code_wrong' });
    const third = await signIn(email);
    const locked = await pass(third.browser, nextCode(key));
    expect(locked).toMatchObject({ kind: 'refused', code: 'locked' });
    const wait = locked.kind === 'refused' ? (locked.until?.getTime() ?? 0) - Date.now() : 0;
    expect(wait).toBeGreaterThan(14 * 60_000);
    expect(wait).toBeLessThanOrEqual(15 * 60_000);
  });

  it('gives new recovery codes for the password, and voids the old', async () => {
    const { email, user, browser, recoveryCodes } = await enrolled('bureau_officer');
    const renewed = await renewRecoveryCodes(user.id, { password: PASSWORD }, browser.caller, new Date());
    if (renewed.kind !== 'done') throw new Error(renewed.code);
    const { browser: later } = await signIn(email);
    expect(await pass(later, recoveryCodes[0] ?? '', 'recovery_code')).toMatchObject({ code: 'code_wrong' });
    expect(await pass(later, renewed.recoveryCodes[0] ?? '', 'recovery_code')).toMatchObject({
      kind: 'done',
    });
  });

  it('cannot be taken away by who may not work without it, and can by others', async () => {
    const officer = await enrolled('bureau_officer');
    expect(
      await removeSecondFactor(officer.user.id, { password: PASSWORD }, officer.browser.caller, new Date()),
    ).toEqual({
      kind: 'refused',
      code: 'second_factor_required',
    });
    const owner = await enrolled('provider_owner');
    const removed = await removeSecondFactor(
      owner.user.id,
      { password: PASSWORD },
      owner.browser.caller,
      new Date(),
    );
    expect(removed.kind).toBe('done');
    expect((await signIn(owner.email)).outcome.kind).toBe('done');
  });

  it('makes other sessions wait once a person has enrolled', async () => {
    const email = `factor${++count}@provider.example`;
    const user = await makeStaff(email, 'provider_owner');
    const [old, fresh] = [(await signIn(email)).browser, (await signIn(email)).browser];
    await beginSecondFactor(user.id, { password: PASSWORD }, fresh.caller);
    const key = (await pendingSecondFactor(user.id, 'en'))?.key ?? '';
    const outcome = await confirmSecondFactor(
      user.id,
      { code: authenticatorCode(key) },
      fresh.caller,
      new Date(),
    );
    if (outcome.kind === 'done') fresh.take(outcome.headers);
    expect((await old.signedIn())?.actor.memberships).toEqual([]);
    expect((await fresh.signedIn())?.actor.memberships).toHaveLength(1);
  });
});
