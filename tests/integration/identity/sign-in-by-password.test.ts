import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { spend } from '~/services/identity/limits.server';
import { signInByPassword } from '~/services/identity/sign-in-by-password.server';
import { auditOf, Browser, makeStaff, PASSWORD } from './people';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 1, minutes));
let count = 0;
const freshEmail = () => `staff${++count}@school.example`;

const attempt = (email: string, password: string, now = at(0), browser = new Browser()) =>
  signInByPassword({ email, password }, browser.caller, now);

beforeEach(() => db.rateLimit.deleteMany());

describe('signing in by e-mail and password', () => {
  it('lets the right password in, however the e-mail is written, for twelve hours', async () => {
    const email = freshEmail();
    await makeStaff(email, 'school_admin');
    const browser = new Browser();
    const outcome = await signInByPassword(
      { email: ` ${email.toUpperCase()} `, password: PASSWORD },
      browser.caller,
      new Date(),
    );
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    browser.take(outcome.headers);
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    expect((await browser.signedIn(hours(11.9)))?.actor.memberships).toMatchObject([
      { role: 'school_admin' },
    ]);
    expect(await browser.signedIn(hours(12.1))).toBeNull();
  });

  it('keeps passwords as argon2id', async () => {
    const user = await makeStaff(freshEmail(), 'school_teacher');
    const account = await db.account.findFirstOrThrow({ where: { userId: user.id } });
    expect(account.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refuses a wrong password, and a right one still enters', async () => {
    const email = freshEmail();
    await makeStaff(email, 'school_admin');
    expect(await attempt(email, 'not this one')).toEqual({ kind: 'refused', code: 'credentials_wrong' });
    expect(await attempt(email, PASSWORD)).toMatchObject({ kind: 'done' });
  });

  it('locks after five wrong ones for fifteen minutes, also for the right one, and says until when', async () => {
    const email = freshEmail();
    const user = await makeStaff(email, 'school_admin');
    const codes: string[] = [];
    for (let tries = 0; tries < 5; tries++) {
      const outcome = await attempt(email, 'not this one', at(tries));
      codes.push(outcome.kind === 'refused' ? outcome.code : outcome.kind);
    }
    expect(codes).toEqual([...Array(4).fill('credentials_wrong'), 'locked']);
    expect(await attempt(email, PASSWORD, at(18))).toEqual({
      kind: 'refused',
      code: 'locked',
      until: at(19),
    });
    expect(await attempt(email, PASSWORD, at(19))).toMatchObject({ kind: 'done' });
    expect(await auditOf(user.id)).toEqual([
      ...Array(5).fill('session.refuse'),
      'account.lock',
      'session.start',
    ]);
  });

  it('counts anew after the right password, and after a lock has run out', async () => {
    const email = freshEmail();
    const user = await makeStaff(email, 'school_admin');
    for (let tries = 0; tries < 4; tries++) await attempt(email, 'not this one');
    await attempt(email, PASSWORD);
    expect(await db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
      failedSignIns: 0,
      lockedUntil: null,
    });
    for (let tries = 0; tries < 5; tries++) await attempt(email, 'not this one');
    expect(await attempt(email, 'not this one', at(20))).toMatchObject({ code: 'credentials_wrong' });
  });

  it('looks at no more than five passwords also when fifty come at once', async () => {
    const email = freshEmail();
    const user = await makeStaff(email, 'school_admin');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => attempt(email, 'not this one', at(0))),
    );
    const looked = outcomes.filter(
      (outcome) => outcome.kind === 'refused' && outcome.code === 'credentials_wrong',
    );
    expect(looked).toHaveLength(4); // the fifth answers "locked"
    expect(await db.auditEvent.count({ where: { subjectId: user.id, verb: 'session.refuse' } })).toBe(5);
  });

  it('answers for an e-mail nobody has exactly as for one that somebody has', async () => {
    const email = freshEmail();
    await makeStaff(email, 'school_admin');
    const answers = async (address: string) => {
      const seen: string[] = [];
      for (let tries = 0; tries < 7; tries++) {
        const outcome = await attempt(address, 'not this one', new Date());
        seen.push(
          outcome.kind === 'refused' ? `${outcome.code}${outcome.until ? ' until' : ''}` : outcome.kind,
        );
      }
      return seen;
    };
    expect(await answers('nobody@school.example')).toEqual(await answers(email));
  });

  it('limits an address, generously', async () => {
    const address = '198.51.100.7';
    const tries = await Promise.all(Array.from({ length: 299 }, () => spend('sign_in_address', address)));
    expect(tries.every(({ allowed }) => allowed)).toBe(true);
    const code = async () => {
      const outcome = await attempt('one@nobody.example', 'x', at(0), new Browser(address));
      return outcome.kind === 'refused' && outcome.code;
    };
    expect(await code()).toBe('credentials_wrong');
    expect(await code()).toBe('too_many');
  });

  it('has no e-mail and no password in the audit', async () => {
    const email = freshEmail();
    await makeStaff(email, 'school_admin');
    await attempt(email, 'a very secret guess');
    await attempt('stranger@nobody.example', 'a very secret guess');
    const events = await db.auditEvent.findMany({ select: { verb: true, subjectId: true, data: true } });
    expect(JSON.stringify(events)).not.toMatch(/example|secret guess/);
    expect(events.length).toBeGreaterThan(1);
  });
});
