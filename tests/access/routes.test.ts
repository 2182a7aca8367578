import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '~/domain/access/roles';
import { type AppServer, startAppServer } from '../support/app-server';
import { givenServers } from '../support/servers';
import { PERSON, Visitor } from './people';
import { NOT_YOURS, type Samples, samplesOf } from './samples';
import { TABLE, type Who } from './table';

let server: AppServer;
let samples: Samples;
/** Addresses of index routes: Remix sends a post there only with `?index`, as its forms do. */
let indexPaths: ReadonlySet<string>;

beforeAll(async () => {
  const servers = givenServers();
  if (!servers) throw new Error('no servers');
  server = await startAppServer(servers);
  samples = await samplesOf(server.databaseUrl);
  indexPaths = new Set((await builtRoutes()).flatMap(({ path, index }) => (index ? [path] : [])));
}, 180_000);
afterAll(() => server?.stop());

/** Every address the built application answers to. A layout is no address of its own where it has an index. */
async function builtRoutes(): Promise<{ path: string; index: boolean }[]> {
  const script = `
    import * as build from './build/server/index.js';
    const all = Object.values(build.routes);
    const pathOf = (route) => (route.parentId ? pathOf(build.routes[route.parentId]) : '') + (route.path ? '/' + route.path : '');
    const leaves = all.filter((route) => route.id !== 'root' && !all.some((child) => child.parentId === route.id));
    const addresses = leaves.map((route) => ({ path: pathOf(route).replace(/\\/+$/, '') || '/', index: Boolean(route.index) }));
    console.log(JSON.stringify(addresses));
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, ...(server.env as NodeJS.ProcessEnv) },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as { path: string; index: boolean }[];
}

function fill(pattern: string, role: Role | null): string {
  return pattern
    .replace(/:(\w+)/g, (_, name: string) => samples.value(name, role, pattern))
    .replace('*', 'no-such-page');
}

/** Where a post to this route goes. */
function addressOf(method: 'GET' | 'POST', path: string, role: Role | null): string {
  return fill(path, role) + (method === 'POST' && indexPaths.has(path) ? '?index' : '');
}

function may(who: Exclude<Who, 'bearer'>, role: Role): boolean {
  return who === 'everybody' || who === 'signed_in' || who.includes(role);
}

const toSignIn = (answer: Response) =>
  answer.status === 302 && /^\/sign-in/.test(answer.headers.get('location') ?? '');

test('every route stands in the table, and the table names no other', async () => {
  const paths = (await builtRoutes()).map(({ path }) => path);
  expect([...new Set(paths)].sort()).toEqual(Object.keys(TABLE).sort());
});

describe.each(['GET', 'POST'] as const)('%s', (method) => {
  const rows = Object.entries(TABLE).flatMap(([path, access]) => {
    const who = method === 'GET' ? access.get : access.post;
    return who ? [{ path, who, endsSession: access.endsSession ?? false }] : [];
  });

  test('a guest sees what is public and is asked to sign in for the rest', async () => {
    const guest = await Visitor.as(server.url);
    for (const { path, who } of rows) {
      const answer = await guest.ask(method, addressOf(method, path, null));
      if (who === 'bearer') expect(answer.status, `guest ${method} ${path}`).toBe(401);
      else if (who === 'everybody') {
        expect(answer.status, `guest ${method} ${path}`).toBeLessThan(500);
        expect(answer.status, `guest ${method} ${path}`).not.toBe(403);
      } else expect(toSignIn(answer), `guest ${method} ${path}: ${answer.status}`).toBe(true);
    }
  }, 120_000);

  test.each(ROLES)(
    '%s',
    async (role) => {
      let person = await Visitor.as(server.url, PERSON[role]);
      for (const { path, who, endsSession } of rows) {
        const answer = await person.ask(method, addressOf(method, path, role));
        const label = `${role} ${method} ${path}`;
        if (who === 'bearer') expect(answer.status, label).toBe(401);
        else if (!may(who, role)) expect(answer.status, label).toBe(403);
        else {
          expect(toSignIn(answer) && who !== 'everybody', label).toBe(false);
          expect(answer.status, label).not.toBe(403);
          expect(answer.status, label).toBeLessThan(500);
        }
        if (endsSession) person = await Visitor.as(server.url, PERSON[role]);
      }
    },
    120_000,
  );
});

test.each(NOT_YOURS)(
  '$role finds nothing at $path of somebody else',
  async ({ role, method, path, form }) => {
    const person = await Visitor.as(server.url, PERSON[role]);
    const answer = await person.ask(method ?? 'GET', samples.foreign(path, role), form);
    expect(answer.status).toBe(404);
  },
);

test('an address with something that is no id is not found', async () => {
  for (const [path, { get }] of Object.entries(TABLE)) {
    if (!get || get === 'bearer' || !path.includes(':')) continue;
    const role = Array.isArray(get) ? (get[0] as Role) : undefined;
    const person = await Visitor.as(server.url, role && PERSON[role]);
    const answer = await person.ask('GET', path.replace(/:\w+/g, 'not-an-id'));
    expect(answer.status, path).toBe(404);
  }
}, 120_000);
