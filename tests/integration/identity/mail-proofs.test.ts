import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { runDueJobs } from '~/jobs/runner.server';
import { createToken } from '~/services/api/create-token.server';
import { holderOf } from '~/services/api/token-holder.server';
import {
  awaitedEmail,
  confirmEmail,
  removeEmail,
  startEmail,
} from '~/services/identity/account-email.server';
import { actorOf } from '~/services/identity/actor-of.server';
import {
  createStaffAccount,
  endMembership,
  type NewStaff,
} from '~/services/identity/create-staff-account.server';
import { completeJoin, type NewProvider, startJoin } from '~/services/identity/join.server';
import { requestPasswordLink } from '~/services/identity/request-password-link.server';
import { passwordLinkOpens, setPassword } from '~/services/identity/set-password.server';
import { signInByPassword } from '~/services/identity/sign-in-by-password.server';
import { auditOf, Browser, codeSentTo, makeStaff, PASSWORD } from './people';

let count = 0;
const fresh = (what: string) => `${what}${++count}@mail.example`;
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

beforeEach(() => db.rateLimit.deleteMany());

async function linkSentTo(recipient: string): Promise<string> {
  const mail = await db.inboxMessage.findFirstOrThrow({
    where: { recipient },
    orderBy: { createdAt: 'desc' },
  });
  return new URL(/http\S+set-password\S+/.exec(mail.body)?.[0] ?? '').searchParams.get('token') ?? '';
}

async function admin(): Promise<Actor> {
  const user = await makeStaff(fresh('admin'), 'bureau_admin');
  const actor = await actorOf(db, user.id);
  if (!actor) throw new Error('no actor');
  return actor;
}

const officer = (email: string): NewStaff => ({
  name: '沈一鸣',
  email,
  locale: 'zh-CN',
  role: 'bureau_officer',
  providerId: null,
  schoolId: null,
});

const provider = (email: string): NewProvider => ({
  email,
  password: 'copper river lantern',
  contactName: '周明',
  contactPhone: '13900009999',
  kind: 'sports_club',
  nameZh: '海风足球俱乐部',
  nameEn: 'Sea Breeze Football Club',
});

describe('a staff account', () => {
  it('is made by the bureau’s administrator, and opened by the link in the mail, once', async () => {
    const email = fresh('officer');
    const made = await createStaffAccount(await admin(), officer(email), new Date());
    expect(made).toMatchObject({ kind: 'done', invited: true });
    await runDueJobs();
    const token = await linkSentTo(email);
    expect(await passwordLinkOpens(token, new Date())).toBe(true);
    expect(await setPassword({ token, newPassword: PASSWORD }, new Date())).toEqual({ kind: 'done' });
    expect(await setPassword({ token, newPassword: PASSWORD }, new Date())).toMatchObject({
      code: 'link_over',
    });
    expect(await passwordLinkOpens(token, new Date())).toBe(false);
    expect(
      await signInByPassword({ email, password: PASSWORD }, new Browser().caller, new Date()),
    ).toMatchObject({ kind: 'done' });
  });

  it('takes no link that was changed, ran out, or was made up', async () => {
    const email = fresh('officer');
    await createStaffAccount(await admin(), officer(email), new Date());
    await runDueJobs();
    const token = await linkSentTo(email);
    expect(await passwordLinkOpens(`${token.slice(0, -1)}x`, new Date())).toBe(false);
    expect(await passwordLinkOpens(token.split('.')[0] ?? '', new Date())).toBe(false);
    expect(await passwordLinkOpens(token, minutesFromNow(15 * 24 * 60))).toBe(false);
    expect(await setPassword({ token, newPassword: PASSWORD }, minutesFromNow(15 * 24 * 60))).toMatchObject({
      code: 'link_over',
    });
  });

  it('is not for anybody else to make, but an owner takes in their own instructors', async () => {
    const user = await makeStaff(fresh('owner'), 'provider_owner');
    const owner = await actorOf(db, user.id);
    if (!owner) throw new Error('no actor');
    await expect(createStaffAccount(owner, officer(fresh('officer')), new Date())).rejects.toBeInstanceOf(
      NotFound,
    );
    const providerId = owner.memberships[0]?.providerId ?? null;
    const coach: NewStaff = { ...officer(fresh('coach')), role: 'provider_instructor', providerId };
    expect(await createStaffAccount(owner, coach, new Date())).toMatchObject({ kind: 'done' });
    expect(await createStaffAccount(owner, coach, new Date())).toMatchObject({ code: 'email_taken' });
    const other = await db.provider.create({ data: { kind: 'individual', nameZh: '别家', nameEn: 'Other' } });
    await expect(
      createStaffAccount(owner, { ...coach, providerId: other.id }, new Date()),
    ).rejects.toBeInstanceOf(NotFound);
  });

  it('loses a role at once, with every session', async () => {
    const email = fresh('officer');
    const actor = await admin();
    const user = await makeStaff(email, 'school_teacher');
    const browser = new Browser();
    const outcome = await signInByPassword({ email, password: PASSWORD }, browser.caller, new Date());
    if (outcome.kind === 'done') browser.take(outcome.headers);
    const membership = await db.membership.findFirstOrThrow({ where: { userId: user.id } });
    await endMembership(actor, membership.id, new Date());
    expect(await browser.signedIn()).toBeNull();
    expect((await actorOf(db, user.id))?.memberships).toEqual([]);
  });
});

describe('a forgotten password', () => {
  it('is set anew by the link, which lifts a lock and ends every session', async () => {
    const email = fresh('staff');
    const user = await makeStaff(email, 'school_admin');
    const browser = new Browser();
    const outcome = await signInByPassword({ email, password: PASSWORD }, browser.caller, new Date());
    if (outcome.kind === 'done') browser.take(outcome.headers);
    await db.user.update({
      where: { id: user.id },
      data: { failedSignIns: 5, lockedUntil: minutesFromNow(10) },
    });
    const person = (await actorOf(db, user.id)) as Actor;
    const made = await createToken(person, { name: '脚本', scopes: [], days: 30 }, new Date());
    if (made.kind === 'refused') throw new Error('no token');
    expect(await holderOf(made.token, new Date())).not.toBeNull();
    expect(await requestPasswordLink({ email }, browser.caller, new Date())).toEqual({ kind: 'done' });
    await runDueJobs();
    expect(
      await setPassword({ token: await linkSentTo(email), newPassword: 'amber lantern rowing' }, new Date()),
    ).toEqual({ kind: 'done' });
    expect(await browser.signedIn()).toBeNull();
    expect(await holderOf(made.token, new Date())).toBeNull();
    const again = await signInByPassword(
      { email, password: 'amber lantern rowing' },
      new Browser().caller,
      new Date(),
    );
    expect(again.kind).toBe('done');
    expect(await auditOf(user.id)).toEqual(expect.arrayContaining(['password.request_link', 'password.set']));
  });

  it('is answered the same for an address nobody has, which gets no mail', async () => {
    const nobody = fresh('nobody');
    expect(await requestPasswordLink({ email: nobody }, new Browser().caller, new Date())).toEqual({
      kind: 'done',
    });
    await runDueJobs();
    expect(await db.inboxMessage.count({ where: { recipient: nobody } })).toBe(0);
  });

  it('has one link that works: the newest', async () => {
    const email = fresh('staff');
    await makeStaff(email, 'school_admin');
    await requestPasswordLink({ email }, new Browser().caller, new Date());
    await runDueJobs();
    const older = await linkSentTo(email);
    await requestPasswordLink({ email }, new Browser().caller, new Date());
    await runDueJobs();
    expect(await passwordLinkOpens(older, new Date())).toBe(false);
    expect(await passwordLinkOpens(await linkSentTo(email), new Date())).toBe(true);
  });
});

describe('a provider that registers itself', () => {
  it('exists once the code came back, with its owner signed in', async () => {
    const email = fresh('club');
    const browser = new Browser();
    const started = await startJoin(provider(email), browser.caller, new Date());
    if (started.kind !== 'done') throw new Error(started.code);
    expect(await db.user.count({ where: { email } })).toBe(0);
    await runDueJobs();
    const input = { proofId: started.proofId, code: await codeSentTo(email) };
    const outcome = await completeJoin(input, browser.caller, new Date());
    if (outcome.kind !== 'done') throw new Error(outcome.code);
    browser.take(outcome.headers);
    const { providerId } = outcome;
    expect((await browser.signedIn())?.actor.memberships).toEqual([
      { role: 'provider_owner', providerId, schoolId: null },
    ]);
    expect(await db.provider.findUnique({ where: { id: providerId } })).toMatchObject({
      nameZh: '海风足球俱乐部',
      kind: 'sports_club',
    });
    expect(await completeJoin(input, browser.caller, new Date())).toMatchObject({ code: 'code_spent' });
    const later = await signInByPassword(
      { email, password: 'copper river lantern' },
      new Browser().caller,
      new Date(),
    );
    expect(later.kind).toBe('done');
  });

  it('gets five tries at the code, within thirty minutes', async () => {
    const email = fresh('club');
    const started = await startJoin(provider(email), new Browser().caller, new Date());
    if (started.kind !== 'done') throw new Error(started.code);
    await runDueJobs();
    const code = await codeSentTo(email);
    const attempt = (typed: string, at = new Date()) =>
      completeJoin({ proofId: started.proofId, code: typed }, new Browser().caller, at);
    expect(await attempt(code, minutesFromNow(31))).toMatchObject({ code: 'code_spent' });
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 4; tries++)
      expect(await attempt(wrong)).toMatchObject({ code: 'code_wrong' });
    expect(await attempt(wrong)).toMatchObject({ code: 'code_spent' });
    expect(await attempt(code)).toMatchObject({ code: 'code_spent' });
    expect(await db.user.count({ where: { email } })).toBe(0);
  });

  it('learns nothing about an address that has an account; its owner does', async () => {
    const email = fresh('known');
    await makeStaff(email, 'provider_owner');
    const started = await startJoin(provider(email), new Browser().caller, new Date());
    expect(started.kind).toBe('done');
    await runDueJobs();
    const mail = await db.inboxMessage.findFirstOrThrow({ where: { recipient: email } });
    expect(mail.body).not.toMatch(/\b\d{6}\b/);
    expect(await db.user.count({ where: { email } })).toBe(1);
  });
});

describe('an e-mail for messages', () => {
  it('is a guardian’s once its code came back, and can be taken away', async () => {
    const user = await db.user.create({
      data: { name: '', email: 'a@phone.invalid', guardian: { create: {} } },
    });
    const email = fresh('lin');
    await startEmail({ userId: user.id }, { email }, 'en', new Date());
    expect(await awaitedEmail({ userId: user.id }, new Date())).toBe(email);
    await runDueJobs();
    const code = await codeSentTo(email);
    expect(await confirmEmail({ userId: user.id }, { code }, new Date())).toEqual({ kind: 'done' });
    expect(await db.user.findUnique({ where: { id: user.id } })).toMatchObject({
      email,
      emailVerified: true,
    });
    await removeEmail({ userId: user.id }, 'random', new Date());
    expect(await db.user.findUnique({ where: { id: user.id } })).toMatchObject({
      email: 'random@phone.invalid',
      emailVerified: false,
    });
  });

  it('is changed by staff with their password only', async () => {
    const user = await makeStaff(fresh('staff'), 'school_admin');
    const email = fresh('new');
    for (const password of [undefined, 'not this one']) {
      const refused = await startEmail({ userId: user.id }, { email, password }, 'en', new Date());
      expect(refused).toEqual({ kind: 'refused', code: 'password_wrong' });
    }
    const started = await startEmail({ userId: user.id }, { email, password: PASSWORD }, 'en', new Date());
    expect(started).toEqual({ kind: 'done' });
  });

  it('is not another person’s', async () => {
    const email = fresh('taken');
    await makeStaff(email, 'school_admin');
    const user = await db.user.create({
      data: { name: '', email: 'b@phone.invalid', guardian: { create: {} } },
    });
    await startEmail({ userId: user.id }, { email }, 'en', new Date());
    await runDueJobs();
    const outcome = await confirmEmail({ userId: user.id }, { code: await codeSentTo(email) }, new Date());
    expect(outcome).toEqual({ kind: 'refused', code: 'email_taken' });
  });

  it('sends nothing when the act around it is not committed', async () => {
    const email = fresh('rolled');
    const { issueProof } = await import('~/services/identity/mail-proof.server');
    const act = inTransaction(async (tx) => {
      await issueProof(tx, email, { purpose: 'email', email, lng: 'en', userId: email }, minutesFromNow(5));
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    await runDueJobs();
    expect(await db.inboxMessage.count({ where: { recipient: email } })).toBe(0);
  });
});
