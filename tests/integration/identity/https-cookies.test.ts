import { beforeAll, expect, it } from 'vitest';
import { ourCookie } from '~/http/cookies.server';
import { env } from '~/http/env.server';
import { signInByPassword } from '~/services/identity/sign-in-by-password.server';
import { Browser, makeStaff, PASSWORD } from './people';

// A file of its own: names of cookies are settled when the first one is made.
beforeAll(() => {
  const held = globalThis as unknown as Record<symbol, unknown>;
  held[Symbol.for('after-school-supermarket.env')] = { ...env(), BASE_URL: 'https://courses.example.gov.cn' };
});

it('on https every cookie is Secure and bound to this very host', async () => {
  await makeStaff('secure@school.example', 'school_admin');
  const browser = new Browser();
  const outcome = await signInByPassword(
    { email: 'secure@school.example', password: PASSWORD },
    browser.caller,
    new Date(),
  );
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  const cookies = [...outcome.headers.getSetCookie(), await ourCookie('flash', 60).serialize('x')];
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-session', '__Host-flash']);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).not.toMatch(/Domain/i);
  }
  browser.take(outcome.headers);
  expect(await browser.signedIn()).not.toBeNull();
});
