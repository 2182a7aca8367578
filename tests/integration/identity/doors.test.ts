import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { getActor, requireActor, requireCan } from '~/http/actor.server';
import { withRequestContext } from '~/http/context.server';
import { redirectWithFlash, takeFlash } from '~/http/flash.server';
import { action as askForCode } from '~/routes/_public+/sign-in._index';
import { loader as codePage, action as signInWithCode } from '~/routes/_public+/sign-in.code';
import { action as staffSignIn } from '~/routes/_public+/sign-in.staff';
import { action as signOut } from '~/routes/_public+/sign-out';
import { loader as home } from '~/routes/account+/home';
import { action as revoke } from '~/routes/account+/sessions.$sessionId.revocation';
import { Browser, codeSentTo, freshPhone, makeStaff, PASSWORD } from './people';

const origin = 'http://localhost:3000';
const context = { cspNonce: '', requestId: 'x', clientAddress: '192.0.2.44' };
type Route = (args: never) => unknown;

/** A page as a browser without script asks for it. */
function ask(browser: Browser, path: string, form?: Record<string, string>): Request {
  const headers = new Headers({ origin });
  if (browser.caller.cookie) headers.set('cookie', browser.caller.cookie);
  return new Request(
    origin + path,
    form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers },
  );
}

async function answer(
  route: Route,
  browser: Browser,
  path: string,
  form?: Record<string, string>,
  params = {},
) {
  const args = { request: ask(browser, path, form), params, context } as never;
  const response = (await Promise.resolve(route(args)).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  })) as Response | { data: unknown; init: ResponseInit };
  if (response instanceof Response) browser.take(response.headers);
  return response instanceof Response
    ? {
        status: response.status,
        to: response.headers.get('location'),
        cookies: response.headers.getSetCookie(),
        data: null,
      }
    : { status: response.init.status, to: null, cookies: [], data: response.data };
}

const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => 'let in',
    (response: Response) => `${response.status} ${response.headers.get('location') ?? ''}`.trim(),
  );

async function staff(role: 'bureau_officer' | 'school_admin' | 'provider_instructor') {
  const email = `door-${role}-${Math.random()}@staff.example`;
  await makeStaff(email, role);
  const browser = new Browser();
  const signedIn = await answer(staffSignIn, browser, '/sign-in/staff', { email, password: PASSWORD });
  return { browser, signedIn };
}

beforeAll(() => db.rateLimit.deleteMany());
afterEach(() => db.rateLimit.deleteMany());

describe('the doors', () => {
  it('send a guest to sign in, with the way back', async () => {
    const request = ask(new Browser(), '/parent/payments?page=2');
    expect(await getActor(request)).toBeNull();
    expect(await thrown(requireActor(request))).toBe('302 /sign-in?to=%2Fparent%2Fpayments%3Fpage%3D2');
    expect(await thrown(requireCan(request, 'payments.read'))).toContain('302 /sign-in');
  });

  it('say 403 to a role that may never, and let in one that may', async () => {
    const { browser } = await staff('school_admin');
    expect(await thrown(requireCan(ask(browser, '/bureau'), 'bureau.enter'))).toBe('403');
    expect(await thrown(requireCan(ask(browser, '/school'), 'school.enter'))).toBe('let in');
  });

  it('send a bureau member without a second factor to set one up, and nowhere else', async () => {
    const { browser, signedIn } = await staff('bureau_officer');
    expect(signedIn).toMatchObject({ status: 302, to: '/account/home' });
    expect(await thrown(requireCan(ask(browser, '/bureau'), 'bureau.enter'))).toBe(
      '302 /account/second-factor?to=%2Fbureau',
    );
    expect(await thrown(requireCan(ask(browser, '/account'), 'account.use'))).toContain(
      '302 /account/second-factor',
    );
    expect(await answer(home, browser, '/account/home')).toMatchObject({ to: '/account/second-factor' });
  });

  it('lead everybody to their own workplace', async () => {
    expect(await answer(home, (await staff('school_admin')).browser, '/')).toMatchObject({ to: '/school' });
    expect(await answer(home, (await staff('provider_instructor')).browser, '/')).toMatchObject({
      to: '/provider',
    });
  });

  it('ask the database once for all loaders of a page, and afresh for an act', async () => {
    const { browser } = await staff('school_admin');
    await withRequestContext({ requestId: 'one' }, async () => {
      const first = await getActor(ask(browser, '/school'));
      expect(await getActor(ask(browser, '/school/rooms'))).toBe(first);
      expect(await getActor(ask(browser, '/school', {}))).not.toBe(first);
    });
    await withRequestContext({ requestId: 'two' }, async () => {
      const other = await staff('provider_instructor');
      const [mine, theirs] = [await getActor(ask(browser, '/')), await getActor(ask(other.browser, '/'))];
      expect(mine?.userId).not.toBe(theirs?.userId);
    });
  });
});

describe('signing in without script', () => {
  it('goes from the number to the code to where one wanted to be', async () => {
    const browser = new Browser();
    const phone = freshPhone();
    const asked = await answer(askForCode, browser, '/sign-in', {
      phone: `+86 ${phone}`,
      to: '/parent/payments',
    });
    expect(asked).toMatchObject({ status: 302, to: '/sign-in/code' });
    expect(asked.to).not.toContain(phone);
    const wrong = await answer(signInWithCode, browser, '/sign-in/code', { code: '12345' });
    expect(wrong).toMatchObject({ status: 422, data: { result: { error: { code: ['invalid_code'] } } } });
    expect(JSON.stringify(wrong.data)).not.toContain('12345'); // a code never comes back
    const code = await codeSentTo(phone);
    const done = await answer(signInWithCode, browser, '/sign-in/code', {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(done).toMatchObject({ status: 302, to: '/parent/payments' });
    expect(await getActor(ask(browser, '/parent'))).toMatchObject({ memberships: [] });
  });

  it('has no code page before a number was given', async () => {
    expect(await answer(codePage, new Browser(), '/sign-in/code')).toMatchObject({
      status: 302,
      to: '/sign-in',
    });
  });

  it('never leads to another site', async () => {
    const { browser } = await staff('school_admin');
    const email = (await db.user.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).email;
    for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example']) {
      const signedIn = await answer(staffSignIn, browser, '/sign-in/staff', {
        email,
        password: PASSWORD,
        to,
      });
      expect(signedIn.to).toBe('/account/home');
    }
  });

  it('keeps the e-mail that was typed, and never the password', async () => {
    const refused = await answer(staffSignIn, new Browser(), '/sign-in/staff', {
      email: 'nobody@staff.example',
      password: 'what I typed',
    });
    expect(refused.status).toBe(422);
    expect(refused.data).toMatchObject({ result: { initialValue: { email: 'nobody@staff.example' } } });
    expect(JSON.stringify(refused.data)).not.toContain('what I typed');
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { signedIn } = await staff('school_admin');
    const session = signedIn.cookies.find((cookie) => cookie.startsWith('session='));
    expect(session).toMatch(/; HttpOnly/);
    expect(session).toMatch(/; SameSite=Lax/);
    expect(session).toMatch(/; Path=\//);
    expect(session).not.toMatch(/Domain/i);
  });

  it('ends with signing out, for good', async () => {
    const { browser } = await staff('school_admin');
    const cookie = browser.caller.cookie;
    expect(await answer(signOut, browser, '/sign-out', {})).toMatchObject({ status: 302, to: '/' });
    expect(await getActor(ask(browser, '/'))).toBeNull();
    const copy = new Request(origin, { headers: { cookie: cookie ?? '' } });
    expect(await getActor(copy)).toBeNull();
  });

  it('leads on to another sign-in from a page that was not for this account, and to no other site', async () => {
    const leave = async (to: string) => {
      const { browser } = await staff('school_admin');
      const { to: next } = await answer(signOut, browser, '/sign-out', { to });
      expect(await getActor(ask(browser, '/'))).toBeNull();
      return next;
    };
    expect(await leave('/bureau?sort=town')).toBe('/sign-in?to=%2Fbureau%3Fsort%3Dtown');
    expect(await leave('https://elsewhere.example/')).toBe('/');
  });

  it('finds no session of another person to end, and none by a made-up id', async () => {
    const [mine, theirs] = [await staff('school_admin'), await staff('school_admin')];
    const sessionId = (await theirs.browser.signedIn())?.sessionId ?? '';
    for (const id of [sessionId, 'not-an-id']) {
      const act = answer(revoke, mine.browser, `/account/sessions/${id}/revocation`, {}, { sessionId: id });
      await expect(act).rejects.toBeInstanceOf(NotFound);
    }
    expect(await theirs.browser.signedIn()).not.toBeNull();
  });
});

describe('a flash', () => {
  it('is said once, in the reader’s language', async () => {
    const browser = new Browser();
    browser.take(
      (
        await redirectWithFlash('/', {
          tone: 'done',
          key: 'auth:flash.sessions_revoked',
          params: { count: 2 },
        })
      ).headers,
    );
    const taken = await takeFlash(ask(browser, '/'), 'en');
    expect(taken.flash).toEqual({ tone: 'done', text: '2 devices signed out' });
    browser.take(taken.headers);
    expect((await takeFlash(ask(browser, '/'), 'en')).flash).toBeNull();
  });

  it('is not taken from a cookie that we did not sign', async () => {
    const forged = Buffer.from(JSON.stringify({ tone: 'done', key: 'auth:flash.welcome' })).toString(
      'base64',
    );
    const request = new Request(origin, { headers: { cookie: `flash=${encodeURIComponent(forged)}` } });
    expect((await takeFlash(request, 'en')).flash).toBeNull();
  });
});
