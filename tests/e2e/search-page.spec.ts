import type { Page } from '@playwright/test';
import { castChildId } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';
import { ask, askOne, keepOnSale } from './county';

const results = (page: Page) => page.getByRole('main').getByRole('article');
const box = (page: Page) => page.getByRole('searchbox');

/** What moved on the page by itself since the last time this was asked; 0 when nothing did. */
async function countShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const held = window as unknown as { shifted: number };
    held.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) held.shifted += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(() => {
      const held = window as unknown as { shifted: number };
      const sum = held.shifted;
      held.shifted = 0;
      return sum;
    });
}

test('the search page is small and stands still', async ({ page, checkA11y }) => {
  const shifts = await countShifts(page);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const scripts = new Map<string, number>();
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.set(requestId, 0);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
  });
  const bytes = () => [...scripts.values()].reduce((sum, size) => sum + size, 0);
  await page.goto('/');
  await expect.poll(bytes, { message: 'the page has script at all' }).toBeGreaterThan(50_000);
  await page.waitForLoadState('networkidle');
  expect(bytes(), 'compressed JavaScript of the search page').toBeLessThanOrEqual(170 * 1024);
  expect(await shifts()).toBeLessThan(0.01);

  await box(page).fill('zuqiu');
  await expect(page).toHaveURL(/q=zuqiu/);
  await expect(results(page).first()).toContainText('足球');
  expect(await shifts(), 'results that come while one types').toBeLessThan(0.01);
  await checkA11y();
});

test('letters of one word are one step back, and the box says what the address says', async ({
  page,
  visit,
}) => {
  await visit('/?category=art');
  await box(page).pressSequentially('guqin', { delay: 300 });
  await expect(page).toHaveURL(/q=guqin/);
  await expect(page).toHaveURL(/category=art/);
  await page.goBack();
  await expect(page).not.toHaveURL(/q=/);
  await expect(box(page)).toHaveValue('');
  await page.goForward();
  await expect(box(page)).toHaveValue('guqin');
});

test('the address alone says it all: another person sees the same', async ({
  page,
  openAs,
  visit,
  checkA11y,
}) => {
  await visit('/?q=haiyan&weekday=2&weekday=4&price=free&sort=soonest');
  const other = await openAs();
  await other.goto(page.url());
  await expect(results(other).first()).toBeVisible();
  expect(await results(other).getByRole('heading').allInnerTexts()).toEqual(
    await results(page).getByRole('heading').allInnerTexts(),
  );
  await checkA11y(other);
});

test('what fits the child comes first, what does not says why, and nobody has to be sorted by', async ({
  page,
  signInAs,
  visit,
  checkA11y,
}) => {
  await signInAs('guardian-lin');
  await visit('/');
  const cards = results(page);
  await expect(cards.first()).toContainText('适合林一诺');
  await page.getByRole('link', { name: '不按孩子排' }).click();
  await expect(page).toHaveURL(/for=nobody/);
  await expect(cards.first()).not.toContainText('林一诺');
  await checkA11y();
  await visit('/?grade=7&grade=8&grade=9');
  await expect(cards.filter({ hasText: '林一诺：' }).first()).toContainText(/林一诺：(不收三年级|.+)/);
});

test('places on an open page are never old', async ({ page, server, visit }) => {
  const last = await askOne<{ id: string; school_id: string; left: number }>(
    server,
    'open class with several places left',
    `SELECT o.id, o.school_id, o.capacity - places_taken(o.id) AS left
       FROM offering o
      WHERE o.status = 'open' AND o.allocation = 'first_come' AND o.opens_at < now() AND o.closes_at > now()
        AND o.capacity - 8 > places_taken(o.id)
      ORDER BY o.closes_at DESC, o.id LIMIT 1`,
  );
  await keepOnSale(server, last.id);
  await visit(`/offerings/${last.id}`);
  await expect(page.getByText(`剩 ${last.left} 个名额`).first()).toBeVisible();
  await ask(server, 'UPDATE offering SET capacity = capacity - 1 WHERE id = $1', [last.id]);
  await expect(page.getByText(`剩 ${last.left - 1} 个名额`).first()).toBeVisible({ timeout: 20_000 });
});

test('search engines are told what a class is', async ({ page, server, request, visit }) => {
  const { id } = await askOne<{ id: string }>(
    server,
    'open class',
    `SELECT id FROM offering WHERE status = 'open' ORDER BY id LIMIT 1`,
  );
  await visit(`/offerings/${id}`);
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText());
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: await page.getByRole('heading', { level: 1 }).innerText(),
    hasCourseInstance: [
      {
        '@type': 'CourseInstance',
        courseMode: 'onsite',
        offers: { priceCurrency: 'CNY' },
        location: { '@type': 'Place' },
      },
    ],
  });
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(`/offerings/${id}`);
  const map = await request.get('/sitemap.xml');
  expect(map.headers()['content-type']).toContain('application/xml');
  expect(await map.text()).toContain(`/offerings/${id}</loc>`);
  expect(await (await request.get('/robots.txt')).text()).toContain('User-agent: *');
});

test('the child a page is looked at for is the guardian’s own, whatever the cookie says', async ({
  page,
  signInAs,
  visit,
}) => {
  await signInAs('guardian-chen');
  await visit('/');
  const answer = await page.request.post('/parent/chosen-child', {
    form: { childId: castChildId('lin-yinuo'), to: '/' },
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(404);
  await page.reload();
  await expect(page.getByText('林一诺')).toHaveCount(0);
});
