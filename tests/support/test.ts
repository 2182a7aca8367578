import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { CastKey } from '../../prisma/seed/cast';
import type { AppServer } from './app-server';
import { type House, openHouse } from './house';
import { type Watched, watch } from './watch';

interface Fixtures {
  /** A house of its own for each file, on a fresh copy of the demo county: no file finds what another has done. */
  server: AppServer;
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

interface OfWorker {
  house: House;
  /**
   * Whether this project shows a phone. For a whole file's `test.skip`: unlike `isMobile` it is known before the fixtures
   * of a test are made, and a file that is skipped needs no house.
   */
  phone: boolean;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const test = base.extend<Fixtures & Options, OfWorker>({
  everyPageChecked: [true, { option: true }],

  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const house = openHouse();
      await use(house);
      await house.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  phone: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use, { project }) => use(project.use.isMobile === true),
    { scope: 'worker' },
  ],

  // Its start has a time of its own and takes none of the first test's.
  server: [async ({ house }, use, info) => use(await house.serverFor(info)), { timeout: 120_000 }],

  baseURL: async ({ house }, use, info) => use(await house.addressFor(info)),

  watched: [
    async ({ server: _, context, everyPageChecked }, use, info) => {
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
      // The other mode is for frames of other origins, which we have none of, and takes half as long again.
      const axe = new AxeBuilder({ page: one }).setLegacyMode(true);
      const { violations } = await axe.withTags(WCAG).analyze();
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
