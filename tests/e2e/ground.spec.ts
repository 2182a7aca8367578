import { CAST } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';

test('a page that is not there says so kindly, in both languages', async ({ page, visit, allowConsole }) => {
  allowConsole(/404/);
  await visit('/no/such/page');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.setExtraHTTPHeaders({ 'accept-language': 'en' });
  await visit('/no/such/page');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('everyone of the cast can be signed in and has a page of their own', async ({ openAs, checkA11y }) => {
  test.setTimeout(180_000);
  for (const { key } of CAST) {
    const page = await openAs(key);
    await page.goto('/account/home');
    await expect(page.getByRole('heading', { level: 1 }), key).toBeVisible();
    await checkA11y(page);
    await page.context().close();
  }
});
