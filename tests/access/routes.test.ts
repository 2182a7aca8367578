import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '~/domain/access/roles';
import { type AppServer, startAppServer } from '../support/app-server';
import { givenServers } from '../support/servers';
import { PERSON, Visitor } from './people';
import { NOT_YOURS, type Samples, samplesOf } from './samples';
import { TABLE, type Who } from './table';

let server: AppServer;
let samples: Samples;

beforeAll(async () => {
  const servers = givenServers();
  if (!servers) throw new Error('no servers');
  server = await startAppServer(servers);
  samples = await samplesOf(server.databaseUrl);
}, 180_000);
afterAll(() => server?.stop());

/** Every address the built application answers to, with its route. */
function builtRoutes(): string[] {
  const script = `
    import * as build from './build/server/index.js';
    const pathOf = (id) => { const r = build.routes[id]; return (r.parentId ? pathOf(r.parentId) : '') + (r.path ? '/' + r.path : ''); };
    const leaves = Object.values(build.routes).filter((r) => r.index || r.path).filter((r) => !Object.values(build.routes).some((c) => c.parentId === r.id && c.index));
    console.log(JSON.stringify([...new Set(leaves.filter((r) => r.module.default || r.module.loader || r.module.action).map((r) => pathOf(r.id) || '/'))]));
    process.exit(0);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, ...(server.env as NodeJS.ProcessEnv) },
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '[]') as string[];
}

function fill(pattern: string, role: Role | null): string {
  return pattern
    .replace(/:(\w+)/g, (_, name: string) => samples.value(name, role, pattern))
    .replace('*', 'no-such-page');
}

function may(who: Who, role: Role): boolean {
  return who === 'everybody' || who === 'signed_in' || who.includes(role);
}

const toSignIn = (answer: Response) =>
  answer.status === 302 && /^\/sign-in/.test(answer.headers.get('location') ?? '');

test('every route stands in the table, and the table names no other', () => {
  expect(builtRoutes().sort()).toEqual(Object.keys(TABLE).sort());
});

describe.each(['GET', 'POST'] as const)('%s', (method) => {
  const rows = Object.entries(TABLE).flatMap(([path, access]) => {
    const who = method === 'GET' ? access.get : access.post;
    return who ? [{ path, who, endsSession: access.endsSession ?? false }] : [];
  });

  test('a guest sees what is public and is asked to sign in for the rest', async () => {
    const guest = await Visitor.as(server.url);
    for (const { path, who } of rows) {
      const answer = await guest.ask(method, fill(path, null));
      if (who === 'everybody') {
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
        const answer = await person.ask(method, fill(path, role));
        const label = `${role} ${method} ${path}`;
        if (!may(who, role)) expect(answer.status, label).toBe(403);
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

test.each(NOT_YOURS)('$role finds nothing at $path of somebody else', async ({ role, method, path }) => {
  const person = await Visitor.as(server.url, PERSON[role]);
  const answer = await person.ask(method ?? 'GET', samples.foreign(path, role));
  expect(answer.status).toBe(404);
});
