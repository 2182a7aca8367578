import { CAST } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';

for (const [locale, lang] of [
  ['zh-CN', 'zh-CN'],
  ['en-GB', 'en'],
] as const) {
  test.describe(`a reader whose browser speaks ${locale}`, () => {
    test.use({ locale });

    test('is told kindly that a page is not there', async ({ page, visit, allowConsole }) => {
      allowConsole(/404/); // the browser's own line about the answer
      await visit('/no/such/page');
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  });
}

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

test('the white list and the running notices are for everybody', async ({ page, visit }) => {
  await visit('/providers');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('机构白名单');
  await expect(page.getByRole('heading', { name: '正在公示' })).toBeVisible();
  const listed = page
    .getByRole('region', { name: '可以开班的机构' })
    .or(page.getByRole('group', { name: '可以开班的机构' }));
  await expect(listed.getByRole('link').first()).toBeVisible();
});
