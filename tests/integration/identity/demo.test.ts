import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { env, readEnv } from '~/http/env.server';
import { loader as demoPage } from '~/routes/_public+/demo._index';
import { action as demoSession, loader as demoSessionPage } from '~/routes/_public+/demo.session';
import { loader as inboxPage } from '~/routes/_public+/inbox';
import { auth } from '~/services/identity/auth.server';
import { signInAs } from '~/services/identity/sign-in-as.server';
import { Browser, makeStaff } from './people';

const KEY = Symbol.for('after-school-supermarket.env');
const held = globalThis as unknown as Record<symbol, unknown>;
const usual = env();

/** As if this process had been started for real. */
function inProduction() {
  held[KEY] = { ...usual, mode: 'production', production: true, demo: false };
}

const post = (cast: string) =>
  new Request('http://localhost:3000/demo/session', {
    method: 'POST',
    body: new URLSearchParams({ cast }),
    headers: { origin: 'http://localhost:3000' },
  });
const args = (request: Request) =>
  ({ request, params: {}, context: { cspNonce: '', requestId: 'x', clientAddress: '192.0.2.9' } }) as never;

beforeAll(async () => {
  const officer = await makeStaff('officer@bureau.example', 'bureau_officer');
  await db.castMember.create({ data: { key: 'officer-shen', userId: officer.id, position: 1 } });
});
afterEach(() => {
  held[KEY] = usual;
});

describe('sign in as', () => {
  it('gives a real session of one of the cast, a bureau officer ready to work', async () => {
    const browser = new Browser();
    const { headers } = await signInAs('officer-shen', browser.caller, new Date());
    browser.take(headers);
    expect(await browser.signedIn()).toMatchObject({
      actor: { memberships: [{ role: 'bureau_officer' }] },
      rolesWaiting: [],
    });
    expect(await db.auditEvent.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      verb: 'session.start',
      data: { method: 'demo' },
    });
  });

  it('knows the cast only', async () => {
    await expect(signInAs('nobody', new Browser().caller, new Date())).rejects.toBeInstanceOf(NotFound);
    await makeStaff('plain@bureau.example', 'bureau_officer');
    await expect(signInAs('plain@bureau.example', new Browser().caller, new Date())).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  it('answers the button with a session and the way to the person’s own pages', async () => {
    const response = (await demoSession(args(post('officer-shen')))) as Response;
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/account/home');
    expect(response.headers.getSetCookie().join()).toMatch(/session=.+HttpOnly/i);
  });

  it('does not exist in production: no page, no act, no inbox', async () => {
    inProduction();
    await expect(signInAs('officer-shen', new Browser().caller, new Date())).rejects.toBeInstanceOf(NotFound);
    await expect(demoSession(args(post('officer-shen')))).rejects.toBeInstanceOf(NotFound);
    expect(() => demoSessionPage()).toThrow(NotFound);
    await expect(demoPage(args(new Request('http://localhost:3000/demo')))).rejects.toBeInstanceOf(NotFound);
    await expect(inboxPage(args(new Request('http://localhost:3000/inbox')))).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  it('cannot even be made in production by the code below the door', async () => {
    inProduction();
    const { userId } = await db.castMember.findUniqueOrThrow({ where: { key: 'officer-shen' } });
    const before = await db.session.count();
    const act = auth().api.startSession({ body: { userId, secondFactor: 'demo' }, headers: new Headers() });
    await expect(act).rejects.toThrow('demo');
    expect(await db.session.count()).toBe(before);
  });

  it('is worth nothing in production when a database comes from a demo', async () => {
    const browser = new Browser();
    browser.take((await signInAs('officer-shen', browser.caller, new Date())).headers);
    inProduction();
    expect(await browser.signedIn()).toMatchObject({
      actor: { memberships: [] },
      rolesWaiting: ['bureau_officer'],
    });
  });

  it('keeps production from starting as a demo', () => {
    const { problems } = readEnv({ NODE_ENV: 'production', DEMO: '1' });
    expect(problems?.map(({ name }) => name)).toContain('DEMO');
  });
});
