import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { requestPhoneCode } from '~/services/identity/request-phone-code.server';
import { signInByCode } from '~/services/identity/sign-in-by-code.server';
import { Browser, codeSentTo, freshPhone } from './people';

const now = () => new Date();
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

async function signedIn(phone: string, browser = new Browser()) {
  await db.rateLimit.deleteMany();
  await requestPhoneCode(phone, browser.caller);
  const outcome = await signInByCode({ phone, code: await codeSentTo(phone) }, browser.caller, now());
  if (outcome.kind === 'done') browser.take(outcome.headers);
  return { browser, outcome };
}

describe('signing in by phone and code', () => {
  it('makes user and guardian the first time, and knows them the second', async () => {
    const phone = freshPhone();
    const first = await signedIn(phone, new Browser('192.0.2.1', 'en'));
    expect(first.outcome).toMatchObject({ kind: 'done', newcomer: true });
    const session = await first.browser.signedIn();
    expect(session?.actor).toMatchObject({ locale: 'en', memberships: [] });
    expect(session?.actor.guardianId).toBeTruthy();

    const second = await signedIn(phone);
    expect(second.outcome).toMatchObject({ kind: 'done', newcomer: false });
    expect((await second.browser.signedIn())?.actor.guardianId).toBe(session?.actor.guardianId);
    expect(await db.user.count({ where: { phoneNumber: phone } })).toBe(1);
  });

  it('keeps the phone out of the placeholder e-mail, the audit and the table of limits', async () => {
    const phone = freshPhone();
    await signedIn(phone);
    const user = await db.user.findUniqueOrThrow({ where: { phoneNumber: phone } });
    expect(user.email).toMatch(/@phone\.invalid$/);
    const everywhere = JSON.stringify(
      [
        user.email,
        await db.auditEvent.findMany({ where: { actorUserId: user.id } }),
        await db.rateLimit.findMany(),
        await db.verification.findMany(),
      ],
      (_, value) => (typeof value === 'bigint' ? Number(value) : value),
    );
    expect(everywhere).not.toContain(phone);
  });

  it('writes who began a session, and that an account was made', async () => {
    const phone = freshPhone();
    const { browser } = await signedIn(phone);
    const session = await browser.signedIn();
    const events = await db.auditEvent.findMany({ where: { actorUserId: session?.actor.userId } });
    expect(events.map(({ verb, actorRole }) => [verb, actorRole])).toEqual([
      ['account.create', 'guardian'],
      ['session.start', 'guardian'],
    ]);
    expect(events[1]?.subjectId).toBe(session?.sessionId);
  });

  it('lasts thirty days', async () => {
    const { browser } = await signedIn(freshPhone());
    const day = 86_400_000;
    expect(await browser.signedIn(new Date(Date.now() + 29.9 * day))).not.toBeNull();
    expect(await browser.signedIn(new Date(Date.now() + 30.1 * day))).toBeNull();
  });

  it('refuses a wrong code and still takes the right one', async () => {
    const phone = freshPhone();
    const { caller } = new Browser();
    await db.rateLimit.deleteMany();
    await requestPhoneCode(phone, caller);
    const code = await codeSentTo(phone);
    expect(await signInByCode({ phone, code: wrong(code) }, caller, now())).toMatchObject({
      code: 'code_wrong',
    });
    expect(await signInByCode({ phone, code }, caller, now())).toMatchObject({ kind: 'done' });
  });

  it('takes a code once', async () => {
    const phone = freshPhone();
    const { outcome } = await signedIn(phone);
    expect(outcome.kind).toBe('done');
    const again = await signInByCode({ phone, code: await codeSentTo(phone) }, new Browser().caller, now());
    expect(again).toMatchObject({ kind: 'refused', code: 'code_spent' });
  });

  it('takes a code once also when it comes twice at the same moment', async () => {
    const phone = freshPhone();
    await signedIn(phone);
    await db.rateLimit.deleteMany();
    await requestPhoneCode(phone, new Browser().caller);
    const code = await codeSentTo(phone);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => signInByCode({ phone, code }, new Browser().caller, now())),
    );
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  });

  it('refuses a code older than five minutes', async () => {
    const phone = freshPhone();
    const { caller } = new Browser();
    await requestPhoneCode(phone, caller);
    const code = await codeSentTo(phone);
    await db.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await signInByCode({ phone, code }, caller, now())).toMatchObject({ code: 'code_spent' });
  });

  it('is over after five wrong tries, also for the right code', async () => {
    const phone = freshPhone();
    const { caller } = new Browser();
    await db.rateLimit.deleteMany();
    await requestPhoneCode(phone, caller);
    const code = await codeSentTo(phone);
    for (let tries = 0; tries < 5; tries++) {
      expect(await signInByCode({ phone, code: wrong(code) }, caller, now())).toMatchObject({
        code: 'code_wrong',
      });
    }
    expect(await signInByCode({ phone, code }, caller, now())).toMatchObject({ code: 'code_spent' });
    expect(await db.user.count({ where: { phoneNumber: phone } })).toBe(0);
  });

  it('sends one code a minute to a phone, and says when the next may come', async () => {
    const phone = freshPhone();
    const { caller } = new Browser();
    expect(await requestPhoneCode(phone, caller)).toEqual({ kind: 'done' });
    const second = await requestPhoneCode(phone, caller);
    expect(second).toMatchObject({ kind: 'refused', code: 'too_many_codes' });
    const wait = second.kind === 'refused' ? (second.until?.getTime() ?? 0) - Date.now() : 0;
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
    expect(await db.inboxMessage.count({ where: { recipient: phone } })).toBe(1);
  });

  it('limits the codes tried for a phone over all codes sent to it', async () => {
    const phone = freshPhone();
    const outcomes: string[] = [];
    for (let tries = 0; tries < 17; tries++) {
      const outcome = await signInByCode({ phone, code: '000000' }, new Browser().caller, now());
      outcomes.push(outcome.kind === 'refused' ? outcome.code : outcome.kind);
    }
    expect(outcomes.slice(0, 15)).not.toContain('too_many');
    expect(outcomes.slice(15)).toEqual(['too_many', 'too_many']);
  });

  it('answers the same for a number that has an account and one that has none', async () => {
    const known = freshPhone();
    await signedIn(known);
    await db.rateLimit.deleteMany();
    const unknown = freshPhone();
    const before = await db.inboxMessage.count();
    const answers = [
      await requestPhoneCode(known, new Browser().caller),
      await requestPhoneCode(unknown, new Browser().caller),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect(await db.inboxMessage.count()).toBe(before + 2);
    const bodies = await db.inboxMessage.findMany({
      where: { recipient: { in: [known, unknown] } },
      orderBy: { createdAt: 'desc' },
      take: 2,
    });
    expect(new Set(bodies.map(({ body }) => body.replace(/\d{6}/, '')))).toHaveProperty('size', 1);
    const refusals = [
      await signInByCode({ phone: known, code: wrong(await codeSentTo(known)) }, new Browser().caller, now()),
      await signInByCode(
        { phone: unknown, code: wrong(await codeSentTo(unknown)) },
        new Browser().caller,
        now(),
      ),
    ];
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it('records a refused try without a phone or a code', async () => {
    const phone = freshPhone();
    await signInByCode({ phone, code: '000000' }, new Browser().caller, now());
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(event).toMatchObject({
      verb: 'session.refuse',
      actorUserId: null,
      subjectId: 'unknown',
      data: { method: 'code', why: 'code_spent' },
    });
  });
});
