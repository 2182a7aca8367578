import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { CastKey } from '../../prisma/seed/cast';
import { type AppServer, startAppServer } from './app-server';
import { givenServers } from './servers';
import { type Watched, watch } from './watch';

interface Fixtures {
  /** Signs the browser of `page` in as one of the cast. */
  signInAs: (key: CastKey) => Promise<void>;
  /** Another browser, signed in as one of the cast (or, without a key, nobody): stories with several people. */
  openAs: (key?: CastKey) => Promise<Page>;
  /** Axe on the page as it stands (WCAG 2.2 AA). Every page that a test arrives at has to be checked once. */
  checkA11y: (page?: Page) => Promise<void>;
  /** Names console errors that belong to what is tested, e.g. the browser's own line about a 404. */
  allowConsole: (pattern: RegExp) => void;
  /** Goes there and checks the page. */
  visit: (path: string, page?: Page) => Promise<void>;
  watched: Watched;
}

interface Options {
  /** Fails a test that arrived at a page and did not check it with axe. */
  everyPageChecked: boolean;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const test = base.extend<Fixtures & Options, { server: AppServer }>({
  everyPageChecked: [true, { option: true }],

  /** A house of its own for each worker, on a fresh copy of the demo county. */
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const servers = givenServers();
      if (!servers) throw new Error('tests/support/e2e-setup.ts has started no servers');
      const server = await startAppServer(servers);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  watched: [
    async ({ context, everyPageChecked }, use, info) => {
      const watched = watch();
      watched.follow(context);
      await use(watched);
      if (info.status !== info.expectedStatus) return; // it has failed already, for a reason of its own
      expect(watched.errors(), 'errors in the browser').toEqual([]);
      if (everyPageChecked) expect(watched.unchecked(), 'pages visited without axe').toEqual([]);
    },
    { auto: true },
  ],

  allowConsole: async ({ watched }, use) => use((pattern) => watched.allow(pattern)),

  signInAs: async ({ context, baseURL }, use) => use((key) => signIn(context, String(baseURL), key)),

  openAs: async ({ browser, baseURL, watched }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (key) => {
      const context = await browser.newContext();
      opened.push(context);
      watched.follow(context);
      if (key) await signIn(context, String(baseURL), key);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },

  checkA11y: async ({ page, watched }, use) => {
    await use(async (one = page) => {
      const { violations } = await new AxeBuilder({ page: one }).withTags(WCAG).analyze();
      watched.checked(one.url());
      const found = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        where: nodes.map((node) => node.target.join(' ')),
      }));
      expect(found, `accessibility of ${one.url()}`).toEqual([]);
    });
  },

  visit: async ({ page, checkA11y }, use) => {
    await use(async (path, one = page) => {
      await one.goto(path);
      await checkA11y(one);
    });
  },
});

export { type CastKey, expect };

/** By the demo's own door, as the buttons on the sign-in page do it. */
async function signIn(context: BrowserContext, baseURL: string, key: CastKey): Promise<void> {
  const answer = await context.request.post(`${baseURL}/demo/session`, {
    form: { cast: key },
    headers: { origin: baseURL },
    maxRedirects: 0,
  });
  expect(answer.status(), `signing in as ${key}`).toBe(302);
}
